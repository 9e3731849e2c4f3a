import type { Trouble } from '../../src/playground/page/contract';

/** How many switches are on. */
export function troublesIn(trouble: Trouble): number {
  return [
    trouble.latencyMs > 0,
    trouble.rateLimited.length > 0,
    trouble.failing.length > 0,
    trouble.lostAnswers > 0,
    trouble.duplicates,
    trouble.doubled,
    trouble.heldBack,
  ].filter(Boolean).length;
}

/** Nothing goes wrong. */
export const noTrouble: Trouble = {
  latencyMs: 0,
  rateLimited: [],
  failing: [],
  lostAnswers: 0,
  duplicates: false,
  doubled: false,
  heldBack: false,
};
