import { Built } from '../support/built';
import { Campaign, type Tried } from './campaign';
import type { Aim } from './point';
import { mortal } from './run-of-incident';

const incident = '#inc-1-checkout-answers-500';
const card = 'INC-1: Checkout answers 500 (sev2, investigating)';
const draft = '*The postmortem draft of INC-1, revision 1.* Its last section says wha';

const unanswered = (name: string): Aim => ({ at: 'call', name, moment: 'unanswered' });
const answered = (name: string): Aim => ({ at: 'call', name, moment: 'answered' });
const sent = (name: string): Aim => ({ at: 'call', name, moment: 'before' });
const committed = (name: string): Aim => ({ at: 'commit', name, moment: 'after' });
const committing = (name: string): Aim => ({ at: 'commit', name, moment: 'before' });

/** A handful of the points that `npm run crash` tries, one in each step. */
const sample: Readonly<Record<string, Readonly<Record<string, Aim>>>> = {
  'when Slack did what it asked and has not said so': {
    declaring: unanswered('conversations.create: inc-1-checkout-answers-500'),
    'a mark on a message': unanswered(`reactions.add in ${incident}: memo`),
    'a mark on a picture': { at: 'post', name: 'post to files-pri', moment: 'answered' },
    'an assumption by command': unanswered(
      `chat.postMessage in ${incident}: *A2 assumed:* the pool is too small`,
    ),
    'an escalation': unanswered(`conversations.invite in ${incident}: @chebet`),
    'a change of the severity': unanswered(
      `conversations.setTopic in ${incident}: sev1 · ongoing · Checkout answers 500`,
    ),
    'a mark that is taken back': unanswered(`reactions.remove in ${incident}: memo`),
    'closing by a modal': unanswered(`files.completeUploadExternal in ${incident}: ${draft}`),
    'another draft': unanswered(`bookmarks.edit in ${incident}: Postmortem draft`),
  },
  'while it starts, inside transactions, after commits, at answers and at a canvas': {
    starting: committing('create table members'),
    declaring: answered(`chat.postMessage in ${incident}: ${card}`),
    'a mark on a reply': committing('INC-1 mark-set'),
    'a mark on a picture': committed('insert into pictures'),
    'a note': committed('INC-1 noted'),
    'a verdict by command': committing('INC-1 told'),
    'its acknowledgement': committed('INC-1 escalation-acknowledged'),
    'an escalation that climbs': committed('INC-1 rung-called'),
    'a status update': sent(`chat.update in #incidents: ${card}`),
    'closing by a modal': unanswered(`canvases.create in ${incident}: INC-1 Postmortem`),
    'another draft': committing('INC-1 draft-delivered'),
  },
};

// One process after the other, on machines that may be slow.
jest.setTimeout(300_000);

describe('a bot that is killed again and again', () => {
  let built: Built;
  let campaign: Campaign;
  beforeAll(async () => {
    built = await Built.make();
    campaign = await Campaign.begin({ program: mortal(built), incidents: 1, isTwice: false, isAlone: false });
  });
  afterAll(() => built.remove());

  test.each(Object.keys(sample))('%s, leaves what it would have left undisturbed', async (when) => {
    const points = Object.entries(sample[when] ?? {}).map(([step, aim]) => ({ step, ...aim }));
    const tried: Tried[] = [];
    await campaign.try(points, 1, (each) => tried.push(each));
    expect(tried).toEqual(points.map((point) => ({ point, faults: [] })));
  });
});
