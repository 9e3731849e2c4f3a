import type { CallRecord } from '../../../src/playground/wire';

/** Per call, how many calls came one after the other up to it: 1 for what waited for no other call. */
export function depths(calls: readonly CallRecord[]): ReadonlyMap<CallRecord, number> {
  const found = new Map<CallRecord, number>();
  for (const call of [...calls].sort((a, b) => a.startedAt - b.startedAt)) {
    const before = [...found].filter(([earlier]) => earlier.endedAt <= call.startedAt);
    found.set(call, 1 + Math.max(0, ...before.map(([, depth]) => depth)));
  }
  return found;
}
