import { z } from 'zod';
import { type Settings, teamOf } from '../app/settings';
import { fromTimestamp } from '../domain/instant';
import { type MarkKind, markKinds } from '../domain/mark';
import { mark } from '../domain/marking';
import type { Desk } from './desk';

const reactionEvent = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
  event_ts: z.string(),
});

/** Records that somebody set a reaction or took it back, on a message of an incident's channel. */
export async function hearReaction(event: unknown, present: boolean, desk: Desk): Promise<void> {
  const { user, reaction, item, event_ts: eventTs } = reactionEvent.parse(event);
  const kind = kindOf(reaction, desk.settings);
  if (kind === undefined || item.channel === undefined || item.ts === undefined) return;
  const ref = await desk.store.inChannel(desk.identity.team, item.channel);
  if (ref === undefined) return;
  const source = { channel: item.channel, message: item.ts };
  const team = kind === 'escalation' ? teamOf(desk.settings, user) : undefined;
  const delivery = {
    source,
    kind,
    // Two skin tones of one emoji are two reactions, each of which can be taken back by itself.
    emoji: reaction,
    person: user,
    present,
    asOf: fromTimestamp(eventTs),
    ...(team !== undefined && { team }),
  };
  await desk.changes.change(ref, user, (incident) => mark(incident, delivery, desk.recent.find(source)));
}

/** What an emoji means; its skin tone makes no difference. */
function kindOf(reaction: string, settings: Settings): MarkKind | undefined {
  const [emoji] = reaction.split('::');
  return markKinds.find((kind) => settings.emoji[kind] === emoji);
}
