import type { Clock, Outbox, Store } from './ports';

/**
 * Has the channels of the open private incidents read anew: who left one while nobody listened must not see its
 * incident any more. To be called whenever events may have been missed.
 */
export async function readPrivateChannels(
  { store, outbox, clock }: { store: Store; outbox: Outbox; clock: Clock },
  team: string,
): Promise<void> {
  for (const { number, isPrivate, channel } of await store.open(team)) {
    if (!isPrivate || channel === undefined) continue;
    const request = { kind: 'read-members', payload: {}, lane: 'members', mergeKey: 'members' } as const;
    await outbox.queue({ team, number }, request, clock.now());
  }
}
