import fc from 'fast-check';
import { markKinds } from '../../src/domain/mark-kind';
import { amina, baraka, chebet, gil, zoe } from '../support/cast';
import { emojiOf } from '../support/log';
import type { Act } from './paper-slack';

/** Something that somebody decides by a command or a form about a marked message, while the bot is there. */
export interface Decision {
  readonly type: 'withdraw' | 'redact' | 'reword';
  readonly on: number;
}

/** A stretch of time through which the bot is there or away. */
export interface Phase {
  readonly acts: readonly (Act | Decision)[];
  readonly isAway: boolean;
}

/** Whether a person decides it about what is on record. */
export function isDecision(act: Act | Decision): act is Decision {
  return act.type === 'withdraw' || act.type === 'redact' || act.type === 'reword';
}

const by = fc.constantFrom(amina, baraka, chebet, gil, zoe);
const on = fc.nat({ max: 11 });
const emoji = fc.constantFrom(...markKinds.map((kind) => emojiOf[kind]), 'pushpin::skin-tone-3', 'eyes');

function does<T extends string>(...all: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...all);
}

const said = fc.record({ type: does('say'), by, isBot: fc.boolean() });

const act: fc.Arbitrary<Act | Decision> = fc.oneof(
  { weight: 3, arbitrary: said },
  { weight: 3, arbitrary: fc.record({ type: does('reply'), by, on }) },
  { weight: 12, arbitrary: fc.record({ type: does('react'), by, on, emoji }) },
  { weight: 6, arbitrary: fc.record({ type: does('unreact'), by, on, emoji }) },
  { weight: 3, arbitrary: fc.record({ type: does('edit'), on }) },
  { weight: 1, arbitrary: fc.record({ type: does('delete'), on }) },
  { weight: 1, arbitrary: fc.record({ type: does('withdraw', 'redact', 'reword'), on }) },
);

/** Scripts that begin with a few messages and go on with the bot being there and away by turns. */
export const scripts: fc.Arbitrary<readonly Phase[]> = fc
  .tuple(
    fc.array(said, { minLength: 1, maxLength: 4 }),
    fc.array(fc.array(act, { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([early, phases]) => [
    { acts: early, isAway: false },
    ...phases.map((acts, index) => ({ acts, isAway: index % 2 === 0 })),
  ]);
