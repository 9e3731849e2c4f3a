import type { Field } from '../domain/details/field';
import type { Service } from '../domain/details/service';
import type { Incident } from '../domain/incident/incident';
import { isActing, type MarkKind, markKinds } from '../domain/mark-kind';
import type { MarkDelivery } from '../domain/marks/marking';
import type { PersonId, Standing } from '../domain/person';
import type { DigestTime } from '../domain/promises/digest';
import type { PromiseTerms } from '../domain/promises/terms';
import type { Role } from '../domain/role';
import type { Severity, SeverityLevel } from '../domain/severity';
import type { Rung } from '../domain/target';
import type { Zone } from '../domain/time/zone';
import { canonicalEmoji } from '../emoji/emoji';
import type { TemplateChoice } from './documents/templates';

/** What a workspace decides about its Firelog. */
export interface Settings {
  /** The slash command, without its slash: `incident`. */
  readonly command: string;
  /** The channel in which incidents are announced, without its `#`. */
  readonly announcements: string;
  /** The zone of new incidents. */
  readonly zone: Zone;
  /** Whether nobody set that zone, so that an incident has its declarer's own where that is known. */
  readonly usesDeclarersZone: boolean;
  /** Which emoji marks a message as what, as answers name it; no emoji means two things. */
  readonly emoji: Readonly<Record<MarkKind, string>>;
  /** What else marks it so. */
  readonly furtherEmoji: Readonly<Partial<Record<MarkKind, readonly string[]>>>;
  /** The bot's own reaction, by which it answers a mark. */
  readonly answerEmoji: string;
  /** Worst first. */
  readonly severities: readonly SeverityLevel[];
  /** The roles that one can take, the lead among them. */
  readonly roles: readonly Role[];
  /** People who are brought into every incident, but for private ones and drills. */
  readonly responders: readonly PersonId[];
  /** And who is brought into those of a severity besides. */
  readonly respondersBySeverity: Readonly<Record<Severity, readonly PersonId[]>>;
  /** Whether they are brought into private incidents as well. */
  readonly respondersInPrivate: boolean;
  /** Whether they are brought into drills as well. */
  readonly respondersInDrills: boolean;
  /** The teams that one can escalate to, by name, and who is in them. */
  readonly teams: Readonly<Record<string, readonly PersonId[]>>;
  /** What is asked of each incident besides the closing. */
  readonly fields: readonly Field[];
  /** What an incident may be about. */
  readonly services: readonly Service[];
  /** By which rungs those of the teams are called, one after the other, that have a ladder. */
  readonly ladders: Readonly<Record<string, readonly Rung[]>>;
  /** Whether the reactions of people of another workspace, in a shared channel, count like anybody's. */
  readonly foreignMarks: boolean;
  /** With which template an incident's draft is written. */
  readonly template: TemplateChoice;
  /** Whether documents show what was said before it was edited or deleted. */
  readonly earlierWordings: boolean;
  /** Whether each incident gets its canvases, where the workspace lets it. */
  readonly canvases: boolean;
  readonly retention: Retention;
  /** Which pictures are kept that people post; undefined where none are. */
  readonly pictures: PictureTerms | undefined;
  readonly updates: UpdateTerms;
  /** By when what somebody owes falls due. */
  readonly promises: PromiseTerms;
  readonly digest: Digest;
  readonly channel: ChannelSettings;
}

/** When each week the open tasks are listed: to those who are asked for them no more, and to everybody where there is a channel. */
export interface Digest extends DigestTime {
  /** The name of the channel, without its `#`. */
  readonly channel?: string;
}

/** Who hears of incidents outside their channels. */
export interface UpdateTerms {
  /** The severities of which a reply to the announcement also stands in its channel. */
  readonly alsoToChannel: readonly Severity[];
  /** The people and user groups who follow every incident of a severity that is neither private nor a drill. */
  readonly followers: Readonly<Record<Severity, readonly string[]>>;
}

/** What an incident's channel is called, what it says, and when it goes. */
export interface ChannelSettings {
  /** The pattern of its name: `inc-{number}-{slug}`. */
  readonly name: string;
  /** Whether it is renamed when title or severity are other ones. */
  readonly isRenamed: boolean;
  /** What the card says to whoever comes, by severity. */
  readonly welcome: Readonly<Record<Severity, Welcome>>;
  /** What it says at any other. */
  readonly usualWelcome?: Welcome;
  /** After how many microseconds without a word the channel of an incident that is over is archived; never where missing. */
  readonly archiveAfter?: number;
}

/** What a team says to whoever comes into the channel of an incident: mrkdwn of its own, and links by their names. */
export interface Welcome {
  readonly text: string;
  readonly links: Readonly<Record<string, string>>;
}

/** For how many days is kept what nobody needs for ever. Logs are kept, and who is in private channels. */
export interface Retention {
  /** Who was in the public channel of an incident, after that was closed or canceled. */
  readonly members: number;
  /** Jobs that were given up, within which time they can be tried anew. */
  readonly givenUpJobs: number;
  /** Pictures, after their incident was closed or canceled; missing where they are kept as long as the log. */
  readonly pictures?: number;
}

/** Which pictures are kept of those that people post with what they mark. */
export interface PictureTerms {
  /** How many of an incident. */
  readonly most: number;
  /** How large each may be, in bytes. */
  readonly largest: number;
  /** Where Slack keeps files, besides its own hosts: names, with a port where that is not the usual one. */
  readonly hosts: readonly string[];
}

/** The team a person is in: the first that lists them. */
export function teamOf(settings: Settings, person: PersonId): string | undefined {
  return Object.entries(settings.teams).find(([, people]) => people.includes(person))?.[0];
}

/**
 * Who is brought into an incident's channel when it is opened: its declarer and the responders. Nobody else is brought into
 * what is private, or woken for a drill, unless the settings say so.
 */
export function invitedAtSetUp(incident: Incident, settings: Settings): readonly PersonId[] {
  const { responders, respondersBySeverity } = settings;
  const those = areKeptOut(incident, settings)
    ? []
    : [...responders, ...(respondersBySeverity[incident.severity] ?? [])];
  return [...new Set([incident.declaredBy, ...those])];
}

/** Who is brought in besides where an incident became worse; nobody where it did not, or is as it was again. */
export function invitedAtRise(
  incident: Incident,
  { from, to }: { readonly from: Severity; readonly to: Severity },
  settings: Settings,
): readonly PersonId[] {
  const { severities, respondersBySeverity } = settings;
  const rank = (severity: Severity): number => severities.findIndex(({ name }) => name === severity);
  const isRise = rank(to) >= 0 && (rank(to) < rank(from) || rank(from) < 0);
  const isAsBad = rank(incident.severity) >= 0 && rank(incident.severity) <= rank(to);
  if (!isRise || !isAsBad || areKeptOut(incident, settings)) return [];
  return respondersBySeverity[to] ?? [];
}

function areKeptOut({ isPrivate, isDrill }: Incident, settings: Settings): boolean {
  return (isPrivate && !settings.respondersInPrivate) || (isDrill && !settings.respondersInDrills);
}

/** What a reaction means as a mark, by whichever name of its emoji and in whatever skin tone; undefined where it means nothing. */
export function markKindOf({ emoji, furtherEmoji }: Settings, reaction: string): MarkKind | undefined {
  const [name = ''] = reaction.split('::');
  const shown = canonicalEmoji(name);
  const isShown = (each: string): boolean => canonicalEmoji(each) === shown;
  return markKinds.find((kind) => isShown(emoji[kind]) || furtherEmoji[kind]?.some(isShown));
}

/** What is known of the setter of a mark. */
export interface Setter {
  /** What they are to the workspace, where that is at hand. */
  readonly standing: Standing | undefined;
  /** Whether the channel is shared with another workspace, so that anybody may be theirs. */
  readonly isShared: boolean;
}

/** Somebody's reaction as a mark, however the bot learnt of it; undefined where it means nothing. */
export function markBy(
  settings: Settings,
  reaction: Omit<MarkDelivery, 'kind' | 'team' | 'onlyFor'>,
  setter: Setter,
): MarkDelivery | undefined {
  const kind = markKindOf(settings, reaction.emoji);
  if (kind === undefined) return undefined;
  const team = kind === 'escalation' ? teamOf(settings, reaction.person) : undefined;
  const onlyFor = openTo(settings, kind, setter);
  return {
    ...reaction,
    kind,
    ...(team !== undefined && { team }),
    ...(onlyFor !== undefined && { onlyFor }),
  };
}

/** To whom a mark is open, where it must be found out whether its setter is one of them. */
function openTo(
  { foreignMarks }: Settings,
  kind: MarkKind,
  { standing, isShared }: Setter,
): readonly Standing[] | undefined {
  if (standing === 'member' || !isActing(kind)) return undefined;
  // A guest brings nobody into a channel, in Slack neither.
  const mayGuests = kind !== 'escalation';
  const mayBeForeign = isShared || standing === 'foreign';
  if (mayGuests && (foreignMarks || !mayBeForeign)) return undefined;
  return ['member', ...(mayGuests ? ['guest' as const] : []), ...(foreignMarks ? ['foreign' as const] : [])];
}
