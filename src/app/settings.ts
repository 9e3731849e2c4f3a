import { type MarkKind, markKinds } from '../domain/mark';
import type { MarkDelivery } from '../domain/marking';
import type { PersonId } from '../domain/person';
import type { Severity } from '../domain/severity';
import type { Zone } from '../domain/zone';

/** What a workspace decides about its Firelog. */
export interface Settings {
  /** The slash command, without its slash: `incident`. */
  readonly command: string;
  /** The channel in which incidents are announced, without its `#`. */
  readonly announcements: string;
  /** The zone of new incidents. */
  readonly zone: Zone;
  /** Which emoji marks a message as what; no emoji means two things. */
  readonly emoji: Readonly<Record<MarkKind, string>>;
  /** The bot's own reaction, by which it answers a mark. */
  readonly answerEmoji: string;
  readonly severities: Readonly<Record<Severity, string>>;
  /** People who are brought into every incident. */
  readonly responders: readonly PersonId[];
  /** The teams that one can escalate to, by name, and who is in them. */
  readonly teams: Readonly<Record<string, readonly PersonId[]>>;
}

/** The team a person is in: the first that lists them. */
export function teamOf(settings: Settings, person: PersonId): string | undefined {
  return Object.entries(settings.teams).find(([, people]) => people.includes(person))?.[0];
}

/** What a reaction means as a mark, its emoji in whatever skin tone; undefined where it means nothing. */
export function markKindOf(settings: Settings, reaction: string): MarkKind | undefined {
  const [emoji] = reaction.split('::');
  return markKinds.find((kind) => settings.emoji[kind] === emoji);
}

/** Somebody's reaction as a mark, however the bot learnt of it; undefined where it means nothing. */
export function markBy(
  settings: Settings,
  reaction: Omit<MarkDelivery, 'kind' | 'team'>,
): MarkDelivery | undefined {
  const kind = markKindOf(settings, reaction.emoji);
  if (kind === undefined) return undefined;
  const team = kind === 'escalation' ? teamOf(settings, reaction.person) : undefined;
  return { ...reaction, kind, ...(team !== undefined && { team }) };
}
