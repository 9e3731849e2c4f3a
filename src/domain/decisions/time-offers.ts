import { wordingOfFact } from '../fold/fact-words';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Fact, type IncidentEvent, occurredAt } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import type { MarkedMessage } from '../incident/marked-message';
import { happenedAt, wordingOf } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { type MarkedMilestone, markedMilestones } from '../milestone';
import { impactOf } from '../milestones/impact';
import { timesOf } from '../milestones/times';
import { saidAt } from '../source';
import { inPlainText } from '../text/plain-text';
import { plain, type Wording } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { suspectedTimes } from '../time/suspected-times';
import { candidates } from '../time/when';
import { instantOf, wallTime, type Zone } from '../time/zone';

/** Times that may be meant by what was recorded as of another one, until somebody takes one or says that it stands. */
export interface TimeOffer {
  /** The key of the entry. */
  readonly entry: string;
  /** As of when it stands now; undefined where nothing is recorded yet. */
  readonly recordedAs?: Instant | undefined;
  /** What may be meant; none where nobody can guess. */
  readonly readings: readonly Instant[];
  /** The milestones that are meant, where it is not the time of an entry. */
  readonly milestones: readonly MarkedMilestone[];
  readonly text: Wording;
}

/** The entry of the declaration, which says when impact began. */
export const DECLARATION = '#1';

/** The offers that nobody took and nobody dismissed, the oldest entry first. */
export const timeOffersOf = perIncident((incident): readonly TimeOffer[] => {
  const kept = new Set(factsOf(incident, 'time-kept').map(({ entry }) => entry));
  const { canceled } = incident;
  const offers =
    canceled === undefined
      ? [...ofDeclaration(incident), ...ofTyped(incident), ...ofMarked(incident)]
      : ofTyped(incident).filter(({ entry }) => entry === entryKeyOf(canceled));
  return offers.filter(({ entry }) => !kept.has(entry));
});

/** Records that an entry may have happened at another time than the one it is recorded as of. */
export function offerTimes(entry: string, readings: readonly Instant[]): Fact {
  return { type: 'time-offered', entry, readings };
}

/** Records that an entry's time stands as it is. */
export function keepTime(incident: Incident, entry: string): readonly Fact[] {
  const isOpen = timeOffersOf(incident).some((each) => each.entry === entry);
  return isOpen ? [{ type: 'time-kept', entry }] : [];
}

function ofDeclaration(incident: Incident): readonly TimeOffer[] {
  const { began, beganOffered, isBeganAssumed } = incident.declared;
  const reached = timesOf(incident)['impact started'];
  // A mark or a time that somebody typed since says when it began.
  if (reached !== undefined && !('fact' in reached.by && reached.by.fact === incident.declared.seq))
    return [];
  const offer = { entry: DECLARATION, recordedAs: began, milestones: ['impact started' as const], text: [] };
  if (beganOffered !== undefined) return [{ ...offer, readings: beganOffered }];
  if (began === undefined || !isBeganAssumed) return [];
  const readings = inOtherZone(began, incident.declared.zone, incident.zone).filter(
    (at) => at !== began && at <= incident.declaredAt,
  );
  return readings.length === 0 ? [] : [{ ...offer, readings }];
}

/** What the clock of one zone meant in another, where it was read in the first for want of a better one. */
function inOtherZone(at: Instant, read: Zone, meant: Zone): readonly Instant[] {
  return candidates(() => instantOf(wallTime(at, read), meant));
}

function ofTyped(incident: Incident): readonly TimeOffer[] {
  const latest = new Map(factsOf(incident, 'time-offered').map((offer) => [offer.entry, offer.readings]));
  if (latest.size === 0) return [];
  const facts = new Map(incident.facts.map((fact) => [entryKeyOf(fact), fact]));
  return [...latest].flatMap(([entry, readings]): readonly TimeOffer[] => {
    const fact = facts.get(entry);
    const isSettled = incident.corrections[entry]?.occurredAt !== undefined;
    if (fact === undefined || isSettled || incident.withdrawn[fact.seq] !== undefined) return [];
    return [
      {
        entry,
        recordedAs: occurredAt(fact),
        readings,
        milestones: [],
        text: wordsOf(fact),
      },
    ];
  });
}

function wordsOf(fact: IncidentEvent): Wording {
  return fact.type === 'retitled' ? plain(fact.title) : (wordingOfFact(fact) ?? []);
}

/** A marked message that sets a milestone, and names another time in its words than the one it was written at. */
function ofMarked(incident: Incident): readonly TimeOffer[] {
  const times = timesOf(incident);
  const set = new Map<string, MarkedMilestone[]>();
  for (const milestone of markedMilestones) {
    const by = times[milestone]?.by;
    if (by === undefined || !('message' in by)) continue;
    set.set(by.message, [...(set.get(by.message) ?? []), milestone]);
  }
  for (const { start } of impactOf(incident).windows.slice(1)) {
    if ('message' in start.by)
      set.set(start.by.message, [...(set.get(start.by.message) ?? []), 'impact started']);
  }
  return [...set].flatMap(([entry, milestones]): readonly TimeOffer[] => {
    const message = incident.messages.get(entry);
    if (message === undefined || message.correction?.occurredAt !== undefined) return [];
    const readings = namedIn(message, incident.zone);
    if (readings.length === 0) return [];
    return [{ entry, recordedAs: happenedAt(message), readings, milestones, text: wordingOf(message) }];
  });
}

const named = new WeakMap<MarkedMessage, { readonly zone: Zone; readonly readings: readonly Instant[] }>();

/** The times that a message names, as of when it was written. */
function namedIn(message: MarkedMessage, zone: Zone): readonly Instant[] {
  const known = named.get(message);
  if (known?.zone === zone) return known.readings;
  const now = saidAt(message.source);
  const text = inPlainText(wordingOf(message), () => '');
  const readings = suspectedTimes(text, { now, zone }).map(({ at }) => at);
  named.set(message, { zone, readings });
  return readings;
}

/** An offer as a finding names it: when it stands now. */
export function offerName({ recordedAs, milestones }: TimeOffer, zone: Zone): string {
  const what = milestones.length === 0 ? 'the entry' : milestones.join(' and ');
  return recordedAs === undefined ? what : `${what} at ${formatInstant(recordedAs, zone)}`;
}
