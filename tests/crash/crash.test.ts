import { Built } from '../support/built';
import { Campaign } from './campaign';
import type { Point } from './point';
import { mortal, runIncident } from './run-of-incident';

const incident = '#inc-1-checkout-answers-500';
const card = 'INC-1: Checkout answers 500 (sev2, investigating)';

const unanswered = (name: string): Point => ({ at: 'call', name, moment: 'unanswered' });
const answered = (name: string): Point => ({ at: 'call', name, moment: 'answered' });
const sent = (name: string): Point => ({ at: 'call', name, moment: 'before' });
const committed = (name: string): Point => ({ at: 'commit', name, moment: 'after' });
const committing = (name: string): Point => ({ at: 'commit', name, moment: 'before' });

/** A handful of the points that `npm run crash` tries one by one; here the bot is killed at each in turn. */
const sample: Readonly<Record<string, readonly Point[]>> = {
  'when Slack did what it asked and has not said so': [
    unanswered('conversations.create: inc-1-checkout-answers-500'),
    unanswered(`chat.postMessage in #incidents: ${card}`),
    unanswered(`pins.add in ${incident}`),
    unanswered(`reactions.add in ${incident}: memo`),
    unanswered(`chat.postMessage in ${incident}: *A2 assumed:* the pool is too small`),
    unanswered(`conversations.invite in ${incident}: @chebet`),
    unanswered(`conversations.setTopic in ${incident}: sev1 · investigating · Checkout answers 500`),
    unanswered(`reactions.remove in ${incident}: memo`),
    unanswered(
      `files.completeUploadExternal in ${incident}: *The postmortem draft of INC-1, revision 1.* Its last section says wha`,
    ),
    unanswered(`bookmarks.add in ${incident}: Postmortem draft`),
  ],
  'while it starts, inside transactions, after commits and at answers': [
    committing('create table members'),
    sent('apps.connections.open'),
    committed('INC-1 declared'),
    answered(`chat.postMessage in ${incident}: ${card}`),
    committing('INC-1 mark-set'),
    committed('INC-1 noted'),
    committing('INC-1 told'),
    committed('INC-1 escalation-acknowledged'),
    sent(`chat.update in #incidents: ${card}`),
    committed('INC-1 closed'),
    { at: 'post', name: 'post to upload', moment: 'answered' },
  ],
};

// One process after the other, on machines that may be slow.
jest.setTimeout(180_000);

describe('a bot that is killed again and again', () => {
  let built: Built;
  let campaign: Campaign;
  beforeAll(async () => {
    built = await Built.make();
    campaign = await Campaign.begin({ program: mortal(built), incidents: 1, isTwice: false });
  });
  afterAll(() => built.remove());

  it.each(Object.keys(sample))('%s, leaves what it would have left undisturbed', async (when) => {
    const points = sample[when] ?? [];
    const ran = await runIncident({ program: mortal(built), points });
    expect(campaign.faultsOf(ran)).toEqual([]);
    expect(ran.struck).toBe(points.length);
  });
});
