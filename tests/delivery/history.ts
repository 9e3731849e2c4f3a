import fc from 'fast-check';
import { type MarkKind, markKinds } from '../../src/domain/mark-kind';
import { amina, baraka, chebet, david, gil, zoe } from '../support/cast';
import { emojiOf } from '../support/log';

/** The messages that a history is about; `plea` has `reply` and `broadcast` in its thread. */
export const names = ['plea', 'reply', 'broadcast', 'alert', 'assumed', 'escalated', 'asked'] as const;

/** One of those messages. */
export type Name = (typeof names)[number];

/** Where a message of that name stands: two incidents' channels and one that is no incident's have the same ids. */
export const places = ['first', 'second', 'elsewhere'] as const;

/** One of those channels. */
export type Place = (typeof places)[number];

/** A message of a channel. */
export interface Named {
  readonly place: Place;
  readonly name: Name;
}

/** Something that Slack tells the bot, maybe several times and late. */
export type Told =
  | ({ readonly type: 'say' | 'edit' | 'delete' } & Named)
  | ({
      readonly type: 'mark' | 'unmark';
      readonly kind: MarkKind;
      readonly by: string;
      /** Whether the channel was shared with another workspace then. */
      readonly shared: boolean;
    } & Named)
  | { readonly type: 'join' | 'leave'; readonly place: Place; readonly person: string }
  | { readonly type: 'rename'; readonly place: Place; readonly to: string }
  | { readonly type: 'archive' | 'unarchive'; readonly place: Place }
  | { readonly type: 'call'; readonly person: string; readonly name: string };

/** Something that a person does by command in the first incident: it happens once, and at once. */
export type Done =
  | { readonly type: 'settle'; readonly verdict: 'confirmed' | 'ruled out' }
  | { readonly type: 'follow up'; readonly state: 'open' | 'done' | 'dropped' }
  | { readonly type: 'retract' | 'close' | 'reopen' | 'note' | 'undo' | 'follow-up' | 'escalate' }
  | { readonly type: 'status'; readonly to: 'investigating' | 'identified' | 'monitoring' }
  | { readonly type: 'reword' | 'redact' | 'withdraw'; readonly name: Name }
  | { readonly type: 'remark'; readonly name: Name; readonly kind: 'entry' | 'root cause' | 'mitigated' };

/** A happening of a history, at its place in the order in which things happened. */
export interface Happening {
  readonly what: Told | Done;
  /** After how many further happenings each of its deliveries arrives; a command's is one, at once. */
  readonly delays: readonly number[];
  /** Whether the bot gets round to its jobs after the first of them. */
  readonly works: boolean;
}

/** What a person does. */
export function isDone(what: Told | Done): what is Done {
  return done.has(what.type);
}

const done: ReadonlySet<string> = new Set<Done['type']>([
  'settle',
  'follow up',
  'retract',
  'close',
  'reopen',
  'note',
  'undo',
  'follow-up',
  'escalate',
  'status',
  'reword',
  'redact',
  'withdraw',
  'remark',
]);

/** The emoji of a mark; a second person's entry mark has a skin tone, which is a reaction of its own. */
export function emojiFor(kind: MarkKind, by: string): string {
  return kind === 'entry' && by === chebet ? 'pushpin::skin-tone-3' : emojiOf[kind];
}

const place = fc.constantFrom<Place>('first', 'first', 'first', 'second', 'elsewhere');
const name = fc.constantFrom(...names);
const people = fc.constantFrom(amina, baraka, chebet);
const kind = fc.constantFrom(...markKinds);
/** Whose marks they are Slack does not tell; nobody of another workspace is in a channel that is not shared. */
const setting = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ by: fc.constantFrom(amina, baraka, chebet, gil), shared: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ by: zoe, shared: true }) },
);

function marking<T extends 'mark' | 'unmark'>(type: T) {
  return fc
    .record({ type: told(type), kind, place, name, setting })
    .map(({ setting: { by, shared }, ...rest }) => ({ ...rest, by, shared }));
}

function told<T extends string>(...types: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...types);
}

const what: fc.Arbitrary<Told | Done> = fc.oneof(
  { weight: 12, arbitrary: marking('mark') },
  { weight: 6, arbitrary: marking('unmark') },
  { weight: 4, arbitrary: fc.record({ type: told('edit'), place, name }) },
  { weight: 2, arbitrary: fc.record({ type: told('delete'), place, name }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: told('join', 'leave'),
      place,
      person: fc.constantFrom(baraka, david, 'U0BOT'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: told('rename'), place, to: fc.constantFrom('inc-1', 'pool') }),
  },
  { weight: 2, arbitrary: fc.record({ type: told('archive', 'unarchive'), place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: told('call'),
      person: people,
      name: fc.constantFrom('Amina W.', 'Baraka O.', 'Che'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: told('settle'),
      verdict: fc.constantFrom<'confirmed' | 'ruled out'>('confirmed', 'ruled out'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: told('follow up'),
      state: fc.constantFrom<'open' | 'done' | 'dropped'>('open', 'done', 'dropped'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: told('retract', 'close', 'reopen', 'note', 'undo', 'follow-up', 'escalate'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: told('status'),
      to: fc.constantFrom<'investigating' | 'identified' | 'monitoring'>(
        'investigating',
        'identified',
        'monitoring',
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: told('reword', 'redact', 'withdraw'), name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: told('remark'),
      name,
      kind: fc.constantFrom<'entry' | 'root cause' | 'mitigated'>('entry', 'root cause', 'mitigated'),
    }),
  },
);

const delays = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 });

/**
 * Histories of two incidents in the order in which they happened. Everything is said first. They shrink to less, and to
 * arriving once and in order.
 */
export const histories: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(
    fc.array(delays, { minLength: names.length * places.length, maxLength: names.length * places.length }),
    fc.array(fc.record({ what, delays, works: fc.boolean() }), { maxLength: 24 }),
  )
  .map(([early, then]) => [
    ...early.map((each, index) => ({ what: saying(index), delays: each, works: index % 2 === 0 })),
    ...then.map((each) => (isDone(each.what) ? { ...each, delays: [0] } : each)),
  ]);

function saying(index: number): Told {
  const { [index % names.length]: each = 'plea' } = names;
  const { [Math.floor(index / names.length)]: where = 'first' } = places;
  return { type: 'say', place: where, name: each };
}
