import type { Instant } from '../../domain/time/instant';
import type { JobContext } from '../kind';
import { lastAct } from './last-act';

/**
 * Since when nothing was recorded about an incident, nobody brought its channel back and nobody has spoken there. Where that is later
 * than `enough` it is looked no further, and where the log says so, the workspace is not asked. What was said is read, and kept
 * nowhere.
 */
export async function quietSince(context: JobContext, enough: Instant): Promise<Instant> {
  const { incident, chat } = context;
  const acted = await lastAct(context);
  const archived = incident.channel?.archived;
  const done = archived?.is === false && archived.asOf > acted ? archived.asOf : acted;
  if (incident.channel === undefined || done > enough) return done;
  return (await chat.lastTalk(incident.channel.id, { after: done, enough })) ?? done;
}
