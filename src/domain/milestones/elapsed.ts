import { type Instant, minute, second } from '../time/instant';
import { durationText, minutesBetween } from '../time/span';
import type { Reached } from './reached';

/** From one instant to another, which may come first. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether an end is known only about. */
  readonly isApproximate?: true;
}

/** The time between two milestones. */
export function spanBetween(from: Reached, to: Reached): Span {
  const isApproximate = from.isApproximate ?? to.isApproximate;
  return { from: from.at, to: to.at, ...(isApproximate && { isApproximate }) };
}

/** Below this a duration has seconds, where its ends have them. */
const MAX_WITH_SECONDS = 10 * minute;

/** The whole minutes of some spans together, as their printed minutes give them. */
export function minutesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0);
}

/**
 * How long some spans are together, for documents: `45 min`, `105 min (1 h 45 min)`; `4 min 20 s` below ten minutes
 * where every end has seconds: people type whole minutes; `≈45 min` where an end is approximate.
 */
export function elapsedText(spans: readonly Span[]): string {
  return `${isAbout(spans) ? '≈' : ''}${exactly(spans)}`;
}

/** Whether an end of any span is known only about. */
export function isAbout(spans: readonly Span[]): boolean {
  return spans.some(({ isApproximate }) => isApproximate);
}

function exactly(spans: readonly Span[]): string {
  const seconds = secondsOf(spans);
  if (seconds !== undefined) return secondsText(seconds);
  const minutes = minutesOf(spans);
  return Math.abs(minutes) < 60 ? `${minutes} min` : `${minutes} min (${durationText(minutes * minute)})`;
}

/** The same in a sentence, from an hour on in hours: `1 h 45 min`. */
export function elapsedInWords(spans: readonly Span[]): string {
  const seconds = secondsOf(spans);
  return seconds === undefined ? durationText(minutesOf(spans) * minute) : secondsText(seconds);
}

/** Whether the spans together go backwards. */
export function isBackwards(spans: readonly Span[]): boolean {
  return (secondsOf(spans) ?? minutesOf(spans)) < 0;
}

/** The same spans the other way round. */
export function reversed(spans: readonly Span[]): readonly Span[] {
  return spans.map((span) => ({ ...span, from: span.to, to: span.from }));
}

function secondsOf(spans: readonly Span[]): number | undefined {
  const isExact = !isAbout(spans) && spans.every(({ from, to }) => from % minute !== 0 && to % minute !== 0);
  if (!isExact) return undefined;
  const seconds = spans.reduce(
    (sum, { from, to }) => sum + Math.floor(to / second) - Math.floor(from / second),
    0,
  );
  return Math.abs(seconds) * second < MAX_WITH_SECONDS ? seconds : undefined;
}

function secondsText(seconds: number): string {
  const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
  const parts = [
    ...(minutes > 0 || rest === 0 ? [`${minutes} min`] : []),
    ...(rest > 0 ? [`${rest} s`] : []),
  ];
  return `${seconds < 0 ? '-' : ''}${parts.join(' ')}`;
}
