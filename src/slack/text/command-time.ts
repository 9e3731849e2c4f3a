import { speakZone } from '../../domain/decisions/rename';
import { offerTimes } from '../../domain/decisions/time-offers';
import { hasTime } from '../../domain/fold/apply-correction';
import type { Incident } from '../../domain/incident/incident';
import { entryKeyOf, type Fact } from '../../domain/incident/incident-event';
import type { Instant } from '../../domain/time/instant';
import { UnclearTime } from '../../domain/time/unclear-time';
import { type LeadingWhen, leadingWhen, type WhenContext } from '../../domain/time/when';
import type { Zone } from '../../domain/time/zone';
import { Refusal } from '../../errors';

/** A time that was typed with a command, and what is left open about it. */
export interface CommandTime {
  readonly at?: Instant;
  /** Another zone than the incident's in which it was typed. */
  readonly spoken?: string;
  readonly isApproximate?: boolean;
  /** Whether it would be another instant in another zone. */
  readonly isLocal?: boolean;
  /** When it would be by the asker's own clock, where that is another instant. */
  readonly own?: { readonly at: Instant; readonly zone: Zone };
  /** What could not be read, or may be meant otherwise, and what it may mean. */
  readonly unread?: {
    readonly typed: string;
    readonly readings: readonly Instant[];
    /** Where it stood: behind `--at`, or in the words that were recorded. */
    readonly where: 'flag' | 'text';
  };
}

/** What times are read against: the incident's zone, and the asker's own where that is known. */
export interface AskerContext extends WhenContext {
  readonly ownZone?: Zone | undefined;
}

/** The time at the start of a text and the words behind it; undefined where none stands there, or none that can be read. */
export function leadingTime(
  text: string,
  context: AskerContext,
): (CommandTime & { readonly rest: string }) | undefined {
  const read = leadingWhen(text, context);
  return read === undefined
    ? undefined
    : { ...timeOf(read), ...ownReading(text, read, context), rest: read.rest };
}

/** What was read, as a command keeps it. */
function timeOf({ at, spoken, isApproximate, isLocal }: LeadingWhen): CommandTime {
  return { at, isApproximate, isLocal, ...(spoken !== undefined && { spoken }) };
}

function ownReading(
  text: string,
  { at, isLocal }: LeadingWhen,
  { now, ownZone }: AskerContext,
): Pick<CommandTime, 'own'> {
  if (!isLocal || ownZone === undefined) return {};
  try {
    const own = leadingWhen(text, { now, zone: ownZone })?.at;
    return own === undefined || own === at ? {} : { own: { at: own, zone: ownZone } };
  } catch (error) {
    // By their clock it is a slip, or no time at all: then it is meant by the incident's.
    if (error instanceof Refusal) return {};
    throw error;
  }
}

/** Whether a refusal is for a command to refuse, too: whoever types an abbreviation that several zones share is asked. */
export function isAskedBack(error: unknown): boolean {
  return !(error instanceof UnclearTime) || error.code === 'shared-abbreviation';
}

/** What a command decided with the time that it was typed with: about when, in which zone, and what may be meant. */
export function withTime(incident: Incident, decided: readonly Fact[], time: CommandTime): readonly Fact[] {
  const timed = time.isApproximate ? decided.map(approximately) : decided;
  const entry = offeredEntry(incident, decided);
  const readings = readingsOf(time);
  return [
    ...timed,
    ...speakZone(incident, time.spoken),
    ...(entry === undefined || readings === undefined ? [] : [offerTimes(entry, readings)]),
  ];
}

/** The entry whose time can be put right, of what was decided. */
export function offeredEntry(incident: Incident, decided: readonly Fact[]): string | undefined {
  const index = decided.findIndex(hasTime);
  return index < 0 ? undefined : entryKeyOf({ seq: incident.seq + index + 1 });
}

/** What is to stand as an offer: of the asker's own clock only what is nearer than what was taken. */
function readingsOf({ at, own, unread }: CommandTime): readonly Instant[] | undefined {
  if (unread !== undefined) return unread.readings;
  return own !== undefined && at !== undefined && own.at > at ? [own.at] : undefined;
}

function approximately(fact: Fact): Fact {
  return 'occurredAt' in fact && fact.occurredAt !== undefined
    ? ({ ...fact, approximate: true } as Fact)
    : fact;
}
