import { setTimeout } from 'node:timers/promises';

/** Resolves once the condition holds, asking every few milliseconds; rejects with `what` when it takes too long. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain until ${what}`);
    await setTimeout(5);
  }
}
