import { whoOwes } from '../../domain/promises/owing';
import type { OwedPromise } from '../../domain/promises/promises';
import { canWait, endOfQuiet } from '../../domain/promises/quiet-hours';
import type { Instant } from '../../domain/time/instant';
import { zoneNamed } from '../../domain/time/zone';
import type { JobContext } from '../kind';
import { NotDueYet } from '../postponed';
import { isSilent } from './silence';

/** Whether it is to be asked for what is due; throws `NotDueYet` where that is later. */
export async function isToBeAsked(promise: OwedPromise, context: JobContext): Promise<boolean> {
  const up = await quietUntil(promise, context);
  if (up !== undefined) throw new NotDueYet(up);
  return promise.kind === 'silence' ? isSilent(promise, context) : true;
}

/**
 * When somebody is up again who is not to be asked now for what can wait; undefined where they may be. It goes by their own clock
 * as it is known now, and by the incident's where it is not.
 */
export async function quietUntil(
  promise: OwedPromise,
  { incident, chat, settings, clock }: Pick<JobContext, 'incident' | 'chat' | 'settings' | 'clock'>,
): Promise<Instant | undefined> {
  const { quietHours } = settings.promises;
  const owing = whoOwes(incident, promise);
  if (quietHours === undefined || !canWait(promise.kind)) return undefined;
  const [person] = owing === undefined ? [] : await chat.whoIs([owing]);
  return endOfQuiet(clock.now(), quietHours, zoneNamed(person?.zone) ?? incident.zone);
}
