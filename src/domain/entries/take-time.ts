import { DECLARATION, timeOffersOf } from '../decisions/time-offers';
import { timedFact } from '../fold/apply-correction';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Fact } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { impactOf } from '../milestones/impact';
import { setTimes } from '../milestones/set-times';
import { isBlank } from '../text/wording';
import type { Instant } from '../time/instant';
import { suspectedAtStart } from '../time/suspected-times';
import { changeableEntry } from './change-entry';
import { type Correction, correctEntry } from './correct-entry';

/** Puts an entry's time right, or that of the milestones that its message sets. */
export function takeTime(incident: Incident, entry: string, at: Instant): readonly Fact[] {
  if (timedFact(incident, entry)?.type !== 'canceled') refuseIfCanceled(incident);
  const offer = timeOffersOf(incident).find((each) => each.entry === entry);
  const milestones = offer?.milestones ?? (entry === DECLARATION ? ['impact started' as const] : []);
  // Of several impact windows a typed time is one of the first, and the message may tell of another.
  const isOfOne = entry === DECLARATION || impactOf(incident).windows.length < 2;
  if (milestones.length > 0 && isOfOne) {
    return setTimes(incident, Object.fromEntries(milestones.map((milestone) => [milestone, at])));
  }
  const { key } = changeableEntry(incident, entry);
  return correctEntry(incident, [], key, { occurredAt: at, ...wordsWithout(at, incident, entry) });
}

/** What stands between a time and the words behind it; a dash without space goes on to another time. */
const between = /^\s*[,;:.–—-]{0,2}\s+/;

/** The words of a note that begins with the time that is taken, without it. */
function wordsWithout(at: Instant, incident: Incident, entry: string): Pick<Correction, 'text'> {
  const { zone } = incident;
  const note = factsOf(incident, 'noted').find((fact) => entryKeyOf(fact) === entry);
  const [first, ...others] = note?.text ?? [];
  if (note === undefined || typeof first !== 'string') return {};
  const meant = suspectedAtStart(first, { now: note.recordedAt, zone }).find((each) => each.at === at);
  if (meant === undefined) return {};
  const behind = first.trimStart().slice(meant.typed.length);
  const [apart] = between.exec(behind) ?? [];
  const text = [behind.slice(apart?.length), ...others].filter((piece) => piece !== '');
  return apart === undefined || isBlank(text) ? {} : { text };
}
