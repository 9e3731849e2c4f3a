import type { Entry } from '../entry';
import type { Incident } from '../incident/incident';
import { markedAs } from '../incident/marked-as';
import { happenedAt, wordingOf } from '../incident/message-text';
import { timesInZone } from '../incident/times-in-words';
import type { MarkKind } from '../mark-kind';
import { timesOf } from '../milestones/times';
import { sourceKey } from '../source';
import { inPlainText } from '../text/plain-text';
import { isBlank } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import { minutesBetween } from '../time/span';
import { abbreviation, clock } from '../time/zone';
import { type Captured, capturedFrom, originOf, originOfTime, type SectionOrigin, told } from './captured';

/** What the messages say that are marked as something, in the order in which it happened. */
export function capturedMarks(incident: Incident, kind: MarkKind): Captured | undefined {
  return capturedFrom(originsMarked(incident, kind));
}

/**
 * The mitigation that was marked last: what was tried before it did not hold. The message that says that all is well again
 * serves only where no mitigation was marked.
 */
export function capturedResolution(incident: Incident): Captured | undefined {
  const mitigations = originsMarked(incident, 'mitigated');
  const [last] =
    mitigations.length > 0 ? mitigations.slice(-1) : originsMarked(incident, 'resolved').slice(-1);
  return last && capturedFrom([last]);
}

function originsMarked(incident: Incident, kind: MarkKind): readonly SectionOrigin[] {
  return [...markedAs(incident, kind)]
    .filter((message) => !isBlank(wordingOf(message)))
    .sort((a, b) => happenedAt(a) - happenedAt(b))
    .map((message) =>
      originOf(
        { key: sourceKey(message.source), source: message.source },
        timesInZone(wordingOf(message), incident.zone),
      ),
    );
}

/** When the triggering change happened, as somebody typed it, and what was told of that minute, or of that time. */
export function capturedTrigger(incident: Incident): Captured | undefined {
  const change = timesOf(incident)['triggering change'];
  if (change === undefined) return undefined;
  const { at, by, isApproximate } = change;
  const { zone } = incident;
  const when = `${isApproximate ? 'About ' : ''}${formatInstant(at, zone)} ${abbreviation(at, zone)}`;
  const entries = told(incident);
  const tells =
    entries.find(({ occurredAt }) => minutesBetween(at, occurredAt) === 0) ??
    entries.find((entry) => isCause(entry) && names(entry, clock(at, zone)));
  const time = originOfTime(incident, by);
  if (tells === undefined) return { words: [`A change at ${when.replace(/^A/, 'a')}.`], from: [time] };
  const origin = originOf(tells, tells.text);
  return {
    words: [`${when}: `, ...origin.words],
    from: tells.key === time.key ? [origin] : [origin, time],
  };
}

function isCause({ about }: Entry): boolean {
  return about.some(({ type }) => type === 'root cause');
}

/** Whether the words hold that clock time: `11:05`, and not as a part of `111:05` or `11:056`. */
function names({ text }: Entry, time: string): boolean {
  const words = inPlainText(text, (id) => id);
  const at = words.indexOf(time);
  return at >= 0 && !/[\d:]$/.test(words.slice(0, at)) && !/^\d/.test(words.slice(at + time.length));
}
