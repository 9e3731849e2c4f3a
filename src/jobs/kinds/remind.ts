import type { Incident } from '../../domain/incident/incident';
import { escalationsOf } from '../../domain/ledger/escalation';
import { rungAfter } from '../../domain/ledger/ladder';
import { promiseWasAsked, unasked } from '../../domain/promises/asked';
import { climb } from '../../domain/promises/climb';
import { whoOwes } from '../../domain/promises/owing';
import { isAskedByMessage, isAskedTogether, readPromiseKey } from '../../domain/promises/promise-key';
import { type OwedPromise, standingPromises } from '../../domain/promises/promises';
import { type Instant, later, minute } from '../../domain/time/instant';
import { isToBeAsked, quietUntil } from '../asking/askable';
import { type JobContext, type JobKind, ownChannel } from '../kind';
import { NotDueYet } from '../postponed';
import { askOwnerSoon } from './ask-owner';

declare module '../../app/job' {
  interface JobKinds {
    /** Asks whoever owes something for it, where that is still to be kept by that time. */
    remind: { readonly promise: string; readonly due: Instant };
  }
}

/**
 * Calls the next rung of an escalation that nobody answered. Asks for what else is due and was not kept: below the card, where it
 * stands out of the way of those who work, in one message with what else the same person owes there; for tasks and reviews by direct
 * message, when all others have left.
 */
export const remind: JobKind<'remind'> = {
  name: 'remind',
  part: 'a reminder of what somebody promised',
  where: inOwnChannel,

  async run({ promise: key, due }, context) {
    const { incident, job, chat, change, clock } = context;
    const promise = unasked(incident, key, due);
    if (promise === undefined) return;
    if (isClimbing(incident, promise)) {
      // Where there is no channel yet nobody would hear of it.
      if (incident.channel === undefined) throw new NotDueYet(later(clock.now(), minute));
      await change((now, at) => climb(now, key, due, at));
      return;
    }
    if (!(await isToBeAsked(promise, context))) return;
    if (isAskedByMessage(promise.kind)) return askOwnerSoon(promise, context);
    const { channel, card } = incident;
    if (channel === undefined) return;
    const all = [promise, ...(await alsoDue(promise, context))].map((each) => ({
      promise: each.key,
      due: each.due,
    }));
    const drawn = (now: Incident) =>
      ({ type: 'reminder', asked: all.map((each) => ({ ...each, incident: now })) }) as const;
    const { source, says } = await chat.post(channel.id, drawn(incident), job, card?.message);
    const again = againOf(promise, context);
    const now = await change((now) =>
      all.flatMap((each) => promiseWasAsked(now, { ...each, source, ...again }, clock.now())),
    );
    // What was kept or put off before the message was known had no message to say so.
    await chat.edit(source, drawn(now), says);
  },
};

/** Whether somebody else is called for an answer, before anybody is asked what became of it. */
function isClimbing(incident: Incident, { kind, of }: OwedPromise): boolean {
  const escalation = escalationsOf(incident).find(({ number }) => number === of);
  return kind === 'acknowledgement' && escalation !== undefined && rungAfter(escalation) !== undefined;
}

/** What else is due below the card of the same person, and was not asked for yet: it is asked for in the same message. */
async function alsoDue(promise: OwedPromise, context: JobContext): Promise<readonly OwedPromise[]> {
  const { incident, clock } = context;
  if (!isAskedTogether(promise.kind)) return [];
  const now = clock.now();
  const due = standingPromises(incident).filter(
    (each) =>
      each.key !== promise.key &&
      isAskedTogether(each.kind) &&
      each.due <= now &&
      unasked(incident, each.key, each.due) !== undefined &&
      whoOwes(incident, each) === whoOwes(incident, promise),
  );
  const found: OwedPromise[] = [];
  for (const each of due) if ((await quietUntil(each, context)) === undefined) found.push(each);
  return found;
}

/** When it is looked again whether a channel in which somebody was asked for a word is silent. */
function againOf(
  { kind }: OwedPromise,
  { incident, settings, clock }: JobContext,
): { readonly again?: Instant } {
  const term = kind === 'silence' ? settings.promises.silence[incident.severity] : undefined;
  return term === undefined ? {} : { again: later(clock.now(), term) };
}

/** What is asked for by direct message is asked for whatever became of the channel. */
export function inOwnChannel(
  { promise }: { readonly promise: string },
  incident: Incident,
): string | undefined {
  const kind = readPromiseKey(promise)?.kind;
  return kind !== undefined && isAskedByMessage(kind) ? undefined : ownChannel(promise, incident);
}
