import type { Incident } from '../../domain/incident/incident';
import { escalationsOf } from '../../domain/ledger/escalation';
import { rungAfter } from '../../domain/ledger/ladder';
import { promiseWasAsked } from '../../domain/promises/asked';
import { climb } from '../../domain/promises/climb';
import { whoOwes } from '../../domain/promises/owing';
import { readPromiseKey } from '../../domain/promises/promise-key';
import { type OwedPromise, promiseOf } from '../../domain/promises/promises';
import type { Instant } from '../../domain/time/instant';
import { mayBeTold } from '../confidants';
import { type JobContext, type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Asks whoever owes something for it, where that is still to be kept by that time. */
    remind: { readonly promise: string; readonly due: Instant };
  }
}

/**
 * Calls the next rung of an escalation that nobody answered. Asks for what else is due and was not kept: below the card, where it stands out of the way of those who work; for a task by direct
 * message, when all others have left.
 */
export const remind: JobKind<'remind'> = {
  name: 'remind',
  part: 'a reminder of what somebody promised',
  where: inOwnChannel,

  async run({ promise: key, due }, context) {
    const { incident, job, chat, change, clock } = context;
    const promise = promiseOf(incident, key);
    if (promise?.state.type !== 'owed' || promise.due !== due) return;
    if (promise.asked.some((each) => each.due === due)) return;
    if (isClimbing(incident, promise)) {
      await change((now, at) => climb(now, key, due, at));
      return;
    }
    const place = await placeOf(promise, context);
    if (place === undefined) return;
    const notice = { type: 'reminder', incident, promise: key, due } as const;
    const { source, says } = await chat.post(place.to, notice, job, place.thread);
    const now = await change((now) => promiseWasAsked(now, { promise: key, due, source }, clock.now()));
    // What was kept or put off before the message was known had no message to say so.
    await chat.edit(source, { ...notice, incident: now }, says);
  },
};

/** Whether somebody else is called for an answer, before anybody is asked what became of it. */
function isClimbing(incident: Incident, { kind, of }: OwedPromise): boolean {
  const escalation = escalationsOf(incident).find(({ number }) => number === of);
  return kind === 'acknowledgement' && escalation !== undefined && rungAfter(escalation) !== undefined;
}

/** A task is asked for elsewhere, whatever became of the channel. */
export function inOwnChannel(
  { promise }: { readonly promise: string },
  incident: Incident,
): string | undefined {
  return readPromiseKey(promise)?.kind === 'task' ? undefined : ownChannel(promise, incident);
}

/** Where it is asked for; nowhere where whoever owes it may not know of the incident. */
async function placeOf(
  promise: OwedPromise,
  context: JobContext,
): Promise<{ readonly to: string; readonly thread?: string } | undefined> {
  const { channel, card } = context.incident;
  if (promise.kind === 'task') {
    const owner = whoOwes(context.incident, promise);
    return owner !== undefined && (await mayBeTold(context, owner)) ? { to: owner } : undefined;
  }
  return channel && { to: channel.id, ...(card !== undefined && { thread: card.message }) };
}
