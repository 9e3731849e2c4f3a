import { until } from '../support/until';
import type { Responder } from './responder';

/** Something that somebody does in an incident; the bot is through with it before the next thing is done. */
export interface ScriptStep {
  readonly name: string;
  /** Whether several incidents do this one after the other. */
  readonly isInTurn?: true;
  act(incident: Responder): Promise<void>;
}

/** The standard incident: every kind of thing that the bot takes in and does, once or twice. */
export const script: readonly ScriptStep[] = [
  {
    name: 'starting',
    act: async () => undefined,
  },
  {
    name: 'declaring',
    // Each incident has the same number in every run.
    isInTurn: true,
    act: (incident) => incident.declares('amina'),
  },
  {
    name: 'joining',
    act: async ({ town, channel }) => town.person('baraka').join(channel),
  },
  {
    name: 'a mark on a message',
    async act({ town, channel, keep }) {
      const ts = await town.person('amina').post(channel, 'Orders fail for everybody');
      keep('orders', ts);
      await town.person('baraka').react(channel, ts, 'red_circle');
    },
  },
  {
    name: 'a mark on a reply',
    async act({ town, channel, kept, keep }) {
      const ts = await town
        .person('baraka')
        .post(channel, 'The pool is at its limit', { thread: kept('orders') });
      keep('pool', ts);
      await town.person('amina').react(channel, ts, 'pushpin');
    },
  },
  {
    name: 'a mark on a picture',
    async act({ town, channel }) {
      const content = Buffer.from('\x89PNG\r\n\x1a\nerrors rise', 'latin1');
      const ts = await town.person('baraka').upload(channel, { name: 'errors.png', content });
      await town.person('amina').react(channel, ts, 'pushpin');
    },
  },
  {
    name: 'a note',
    act: (incident) => incident.types('amina', 'note rolled back to 1.42', /a note: rolled back to 1\.42/),
  },
  {
    name: 'an assumption by a mark',
    async act({ town, channel, keep }) {
      const ts = await town.person('baraka').post(channel, 'The cache is cold');
      keep('cache', ts);
      await town.person('amina').react(channel, ts, 'crystal_ball');
    },
  },
  {
    name: 'an assumption by command',
    act: (incident) =>
      incident.types('amina', 'assume the pool is too small', /an assumption: the pool is too small/),
  },
  {
    name: 'a verdict by a mark',
    act: ({ town, channel, kept }) => town.person('baraka').react(channel, kept('cache'), 'x'),
  },
  {
    name: 'a verdict by command',
    act: (incident) => incident.types('amina', 'confirm A2 the graph is flat', /A2 confirmed/),
  },
  {
    name: 'an escalation',
    act: (incident) =>
      incident.types('amina', 'escalate @chebet the payment queue is stuck', /an escalation to /),
  },
  {
    name: 'a reminder of it',
    act: ({ town, channel }) =>
      until('it is asked for', () =>
        town.playground.messages(channel).some(({ text }) => text.includes('waits for an answer')),
      ),
  },
  {
    name: 'its acknowledgement',
    act: (incident) => incident.presses('chebet', 'acknowledge', /Acknowledged by/i),
  },
  {
    name: 'an escalation that climbs',
    act: (incident) => incident.types('amina', 'escalate pool nobody answers', /an escalation to /),
  },
  {
    name: 'its last rung',
    act: ({ town, channel }) =>
      until('everybody was called', () =>
        town.playground.messages(channel).some(({ text }) => text.includes('nobody else to call')),
      ),
  },
  {
    name: 'a status update',
    act: (incident) =>
      incident.types('baraka', 'update A fix is being tested', /an update: A fix is being tested/),
  },
  {
    name: 'a follow-up',
    act: (incident) =>
      incident.types(
        'baraka',
        'follow-up alert on the pool @baraka due 2031-01-10',
        /a follow-up: alert on the pool/,
      ),
  },
  {
    name: 'that it is dropped',
    act: (incident) => incident.types('baraka', 'drop F1 the pool goes', /F1 dropped/),
  },
  {
    name: 'a change of the severity',
    act: (incident) => incident.types('amina', 'severity sev1', /the severity sev1/),
  },
  {
    name: 'a mark that is taken back',
    async act({ town, channel, keep }) {
      const ts = await town.person('chebet').post(channel, 'Wrong channel, sorry');
      keep('wrong', ts);
      await town.person('chebet').react(channel, ts, 'pushpin');
      await town.settled();
      await town.person('chebet').unreact(channel, ts, 'pushpin');
    },
  },
  {
    name: 'an edited message',
    act: ({ town, channel, kept }) =>
      town.person('amina').edit(channel, kept('orders'), 'Orders fail for everybody in Kenya'),
  },
  {
    name: 'the root cause by a mark',
    async act({ town, channel }) {
      const ts = await town.person('chebet').post(channel, 'Two workers share one pool');
      await town.person('chebet').react(channel, ts, 'dart');
    },
  },
  {
    name: 'a change of the status',
    act: (incident) => incident.types('amina', 'status resolved', /the status resolved/),
  },
  {
    name: 'closing by a modal',
    // One person has one modal in front of them.
    isInTurn: true,
    async act(incident) {
      const modal = await incident.opens('amina', 'close');
      modal.fill('summary', 'Checkout failed until it was rolled back');
      modal.fill('improvements', 'The alert came late');
      await incident.submits('amina', modal, /closed/);
    },
  },
  {
    name: 'another draft',
    act: (incident) => incident.orders('baraka', 'postmortem', () => incident.hasDraft(2)),
  },
];
