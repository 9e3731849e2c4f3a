import fc from 'fast-check';
import { RecentMessages } from '../../src/app/catch-up/recent-messages';
import { close } from '../../src/domain/decisions/close';
import { identifyPerson } from '../../src/domain/decisions/identify-person';
import { assume, settle } from '../../src/domain/ledger/assumption';
import { escalate } from '../../src/domain/ledger/escalation';
import { addFollowUp } from '../../src/domain/ledger/follow-up';
import type { FollowUpState } from '../../src/domain/ledger/follow-up-words';
import { settleFollowUp } from '../../src/domain/ledger/settle-follow-up';
import { isActing, type MarkKind, type VerdictKind } from '../../src/domain/mark-kind';
import { mark, recordWording, type SeenMessage } from '../../src/domain/marks/marking';
import type { PersonId, Standing } from '../../src/domain/person';
import { plain } from '../../src/domain/text/wording';
import { type Instant, later, second } from '../../src/domain/time/instant';
import { amina, at, baraka, chebet, david, gil, zoe } from './cast';
import { given, type Log, said } from './log';

/** Something that happens once and reaches the bot maybe several times, and not in order. */
export interface Delivery {
  readonly happening: Happening;
  readonly at: Instant;
  /** Where each repetition comes in the order of arrival. */
  readonly arrivals: readonly number[];
  /** How the message of something said, edited or deleted reads then. */
  readonly seen?: SeenMessage;
}

type Happening =
  | Spoken
  | Command
  | {
      readonly type: 'mark' | 'unmark';
      readonly message: Name;
      readonly emoji: string;
      readonly by: PersonId;
      /** Set while the channel was shared with another workspace: whose it is is found out. */
      readonly shared: boolean;
    }
  | { readonly type: 'identify'; readonly person: PersonId }
  | { readonly type: 'tell'; readonly message: 'assumed' | 'escalated' | 'asked' };
type Spoken = { readonly type: 'say' | 'edit' | 'delete'; readonly message: Name };
type Command =
  | { readonly type: 'settle'; readonly verdict: VerdictKind }
  | { readonly type: 'follow up'; readonly state: FollowUpState }
  | { readonly type: 'close' };

/** A plea, a reply in a thread, one of the same instant elsewhere, and the bot's own messages that tell three facts. */
const messages = {
  plea: said('10:05', david, ['can ', { person: chebet }, ' look?']),
  reply: said('10:06', baraka, 'it is the pool', { thread: '1699426800.000000' }),
  elsewhere: said('10:06', david, 'customers write', { channel: 'C0SUPPORT' }),
  assumed: said('10:07', amina, 'A1: the cache is cold'),
  escalated: said('10:08', amina, ['E1 to ', { person: chebet }]),
  asked: said('10:09', amina, 'F1: watch the cache'),
};
type Name = keyof typeof messages;
const names: readonly Name[] = ['plea', 'reply', 'elsewhere', 'assumed', 'escalated', 'asked'];

/** The log before anything is delivered: an assumption, an escalation and a follow-up by command, the facts 2 to 4. */
const before = given()
  .when('10:01', amina, (incident) => assume(incident, plain('the cache is cold')))
  .when('10:02', amina, (incident) => escalate(incident, { to: [{ person: chebet }], reason: [] }))
  .when('10:03', amina, (incident) => addFollowUp(incident, { text: plain('watch the cache') }));
const factToldBy = { assumed: 2, escalated: 3, asked: 4 };

/** Two emoji of a workspace may mean the same kind. */
const kinds: Readonly<Record<string, MarkKind>> = {
  pushpin: 'entry',
  memo: 'entry',
  rotating_light: 'detected',
  adhesive_bandage: 'mitigated',
  checkered_flag: 'resolved',
  crystal_ball: 'assumption',
  white_check_mark: 'confirmed',
  x: 'ruled out',
  sos: 'escalation',
  dart: 'root cause',
  fast_forward: 'follow-up',
};

const first: readonly Happening[] = [
  ...names.map((message) => ({ type: 'say', message }) as const),
  { type: 'tell', message: 'assumed' },
  { type: 'tell', message: 'escalated' },
  { type: 'tell', message: 'asked' },
];

const message = fc.constantFrom(...names);
const marking = {
  message,
  emoji: fc.constantFrom(...Object.keys(kinds)),
  by: fc.constantFrom(amina, baraka, gil, zoe),
  shared: fc.boolean(),
};
const state = fc.constantFrom<FollowUpState>('open', 'done', 'dropped');
const verdict = fc.constantFrom<VerdictKind>('confirmed', 'ruled out');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('mark' as const), ...marking }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('unmark' as const), ...marking }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('edit' as const), message }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), message }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('settle' as const), verdict }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('follow up' as const), state }) },
  { weight: 1, arbitrary: fc.constant({ type: 'close' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('identify' as const),
      person: fc.constantFrom(amina, gil, zoe),
    }),
  },
);
const arrivals = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 4 });

/**
 * Histories of an incident in order: everything is said and told, then marked, taken back, edited, deleted, judged
 * and closed, each a second after the other. They shrink to less, and to arriving once and in order.
 */
export const histories: fc.Arbitrary<readonly Delivery[]> = fc
  .tuple(
    fc.tuple(...first.map((each) => fc.tuple(fc.constant(each), arrivals))),
    fc.array(fc.tuple(happening, arrivals), { maxLength: 14 }),
  )
  .map(([early, then]) =>
    possible(
      [...early, ...then].map(([each, order], index) => ({
        happening: each,
        at: later(at('10:10'), index * second),
        arrivals: order,
      })),
    ),
  );

/** Without what could not have happened: an edit of what is deleted, and closing again. */
function possible(history: readonly Delivery[]): readonly Delivery[] {
  const messageNow = new Map<Name, SeenMessage>();
  let isClosed = false;
  return history.flatMap((delivery) => {
    const { happening, at: moment } = delivery;
    if (happening.type === 'close') {
      const wasClosed = isClosed;
      isClosed = true;
      return wasClosed ? [] : [delivery];
    }
    if (!isSpoken(happening)) return [delivery];
    const known = messageNow.get(happening.message) ?? messages[happening.message];
    if (known.deletedAt !== undefined) return [];
    const seen = spoken(happening, known, moment);
    messageNow.set(happening.message, seen);
    return [{ ...delivery, seen }];
  });
}

function isSpoken(happening: Happening): happening is Spoken {
  return happening.type === 'say' || happening.type === 'edit' || happening.type === 'delete';
}

function spoken({ type }: Spoken, known: SeenMessage, moment: Instant): SeenMessage {
  switch (type) {
    case 'say':
      return known;
    case 'edit':
      return { ...known, text: [...known.text, ' again'], asOf: moment };
    case 'delete':
      // Slack tells of a deletion with the message as it was before.
      return { ...known, deletedAt: moment };
    default:
      return type satisfies never;
  }
}

/** The deliveries in the order in which they arrive, repetitions included. */
export function arriving(history: readonly Delivery[]): readonly Delivery[] {
  return history
    .flatMap((delivery) => delivery.arrivals.map((place) => ({ place, delivery })))
    .sort((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}

/** The incident's log after the deliveries, through a bot that remembers what it saw. */
export function received(deliveries: readonly Delivery[]): Log {
  const recent = new RecentMessages();
  const carriedOut = new Set<Delivery>();
  return deliveries.reduce((log, delivery, index) => {
    if (!isCommand(delivery.happening))
      return arrive(log, delivery, recent, later(at('10:10'), index * second));
    if (carriedOut.has(delivery)) return log;
    carriedOut.add(delivery);
    return carryOut(log, delivery.happening, delivery.at);
  }, before);
}

/** A command is no delivery that Slack repeats: it is carried out once, at its own time. */
function isCommand(happening: Happening): happening is Command {
  return happening.type === 'settle' || happening.type === 'follow up' || happening.type === 'close';
}

function carryOut(log: Log, command: Command, moment: Instant): Log {
  if (command.type === 'close') return log.when(moment, amina, (now) => close(now, {}));
  if (command.type === 'follow up') {
    const outcome = { reference: 'F1', state: command.state, reason: plain(`at ${moment}`), at: moment };
    return log.when(moment, baraka, (now) => settleFollowUp(now, outcome));
  }
  // Its evidence makes it say something new, so that no order of arrival refuses it.
  return log.when(moment, baraka, (now) => settle(now, command.verdict, 'A1', plain(`at ${moment}`)));
}

/** `now` is the bot's own clock: it runs beside the workspace's, and knows nothing of when things happened. */
function arrive(
  log: Log,
  { happening, at: asOf, seen }: Delivery,
  recent: RecentMessages,
  now: Instant,
): Log {
  if (seen !== undefined) {
    const merged = recent.note(seen);
    return log.when(now, undefined, (incident) => recordWording(incident, merged));
  }
  if (happening.type === 'tell') {
    const { source } = messages[happening.message];
    const fact = factToldBy[happening.message];
    return log.when(now, undefined, () => [{ type: 'told', fact, source }]);
  }
  if (happening.type === 'identify') {
    const { person } = happening;
    return log.when(now, undefined, (incident) =>
      identifyPerson(incident, person, standings[person] ?? 'member'),
    );
  }
  if (happening.type !== 'mark' && happening.type !== 'unmark') return log;
  const { channel, message: id } = messages[happening.message].source;
  const { emoji, by: person } = happening;
  const present = happening.type === 'mark';
  // A reaction does not say in which thread its message stands.
  const source = { channel, message: id };
  const kind = kinds[emoji] ?? 'entry';
  const onlyFor = happening.shared ? openTo(kind) : undefined;
  const delivery = { source, kind, emoji, person, present, asOf, ...(onlyFor !== undefined && { onlyFor }) };
  return log.when(now, person, (incident) => mark(incident, delivery, recent.find(source)));
}

/** What those are to the workspace who are no members of it. */
const standings: Readonly<Record<PersonId, Standing>> = { [gil]: 'guest', [zoe]: 'foreign' };

function openTo(kind: MarkKind): readonly Standing[] | undefined {
  if (!isActing(kind)) return undefined;
  return kind === 'escalation' ? ['member'] : ['member', 'guest'];
}
