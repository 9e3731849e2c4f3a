import type { OwedPromise } from '../../domain/promises/promises';
import { silentUntil } from '../../domain/promises/silence';
import { later } from '../../domain/time/instant';
import type { JobContext } from '../kind';
import { NotDueYet } from '../postponed';
import { lastAct } from './last-act';

/**
 * Whether nobody has said anything in an incident's channel for so long that it is asked for; no longer where the settings name no
 * such time. Throws `NotDueYet` where somebody has, or was asked since. What was said is read, and kept nowhere.
 */
export async function isSilent(promise: OwedPromise, context: JobContext): Promise<boolean> {
  const { incident, chat, settings, clock } = context;
  const term = settings.promises.silence[incident.severity];
  if (term === undefined || incident.channel === undefined) return false;
  const now = clock.now();
  const acted = await lastAct(context);
  const enough = later(now, -term);
  const said =
    acted > enough ? undefined : await chat.lastTalk(incident.channel.id, { after: acted, enough });
  const again = silentUntil(promise, { spoke: said ?? acted, now, term });
  if (again !== undefined) throw new NotDueYet(again);
  return true;
}
