import type { Incident } from '../incident/incident';
import { impactSpans } from '../milestones/duration';
import { elapsedInWords, isBackwards, spanBetween } from '../milestones/elapsed';
import { impactOf } from '../milestones/impact';
import { timesOf } from '../milestones/times';
import { firstSentence } from '../text/first-sentence';
import { addPiece } from '../text/lines';
import { inPlainText } from '../text/plain-text';
import { isBlank, type Piece, plain, type Wording } from '../text/wording';
import { formatInstant, formatInstantBeside } from '../time/format-instant';
import { abbreviation } from '../time/zone';
import { type Captured, originOfTime, type SectionOrigin } from './captured';

/** What a summary says of another section: its last word on it. */
export interface Said {
  readonly words: Wording;
  readonly from: readonly SectionOrigin[];
}

/** The sections that a summary is made of. */
export interface SummaryParts {
  readonly impact: Said;
  readonly rootCause: Said;
  readonly resolution: Said;
}

/**
 * The incident in a few sentences: title, when there was impact and what it was, the cause and the end. What is not known is left
 * out; undefined where that leaves the title alone.
 */
export function capturedSummary(incident: Incident, parts: SummaryParts): Captured | undefined {
  const { impact, rootCause, resolution } = parts;
  const span = impactSpan(incident);
  const cause = lastOf(rootCause);
  const end = lastOf(resolution);
  const sentences = [
    sentence(span.text === '' ? 'Impact: ' : `${span.text}: `, impact.words) ?? ending(plain(span.text)),
    sentence('Cause: ', cause.words),
    sentence('Resolution: ', end.words),
  ].flatMap((each) => (each === undefined || isBlank(each) ? [] : [each]));
  if (sentences.length === 0) return undefined;
  const from = [...span.from, ...impact.from, ...cause.from, ...end.from];
  return {
    words: joined([ending([incident.title.trim()]), ...sentences]),
    from: [...new Map(from.map((origin) => [origin.key, origin])).values()],
  };
}

/** Of several entries the last is what people came to. */
function lastOf({ words, from }: Said): Said {
  const last = from.at(-1);
  return from.length < 2 || last === undefined ? { words, from } : { words: last.words, from: [last] };
}

function impactSpan(incident: Incident): { readonly text: string; readonly from: readonly SectionOrigin[] } {
  const { zone } = incident;
  const { 'impact started': start, mitigated, resolved } = timesOf(incident);
  if (start === undefined) return { text: '', from: [] };
  const since = `${about(start)}${formatInstant(start.at, zone)}`;
  const { windows } = impactOf(incident);
  const isBack = windows.length > 1 && windows.at(-1)?.end === undefined;
  const end = isBack ? undefined : (resolved ?? mitigated);
  const origins = [start, ...(end === undefined ? [] : [end])].map(({ by }) => originOfTime(incident, by));
  if (end === undefined)
    return { text: `Impact since ${since} ${abbreviation(start.at, zone)}`, from: origins };
  const spans = windows.length > 1 ? impactSpans(incident) : [spanBetween(start, end)];
  if (spans.length === 0 || isBackwards(spans)) return { text: '', from: [] };
  const until = `${about(end)}${formatInstantBeside(end.at, start.at, zone)} ${abbreviation(end.at, zone)}`;
  const often = windows.length > 1 ? ` in ${windows.length} windows` : '';
  return { text: `Impact from ${since} to ${until} (${elapsedInWords(spans)}${often})`, from: origins };
}

function about({ isApproximate }: { readonly isApproximate?: true }): string {
  return isApproximate ? '≈' : '';
}

function sentence(label: string, words: Wording): Wording | undefined {
  const first = firstSentence(words);
  return isBlank(first) ? undefined : ending([label, ...first]);
}

/** The words with a full stop behind them, where nothing ends them. */
function ending(words: Wording): Wording {
  const text = inPlainText(words, (id) => id).trimEnd();
  return text === '' || /[.!?…。！？]["”’)]?$/u.test(text) ? words : [...words, '.'];
}

function joined(sentences: readonly Wording[]): Wording {
  const pieces: Piece[] = [];
  for (const [index, words] of sentences.entries()) {
    if (index > 0) addPiece(pieces, ' ');
    for (const piece of words) addPiece(pieces, piece);
  }
  return pieces;
}
