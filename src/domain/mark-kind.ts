import type { Named } from '../sentence';

/** What a mark says about the message it stands on. */
export const markKinds = [
  'entry',
  'impact started',
  'detected',
  'mitigated',
  'resolved',
  'assumption',
  'confirmed',
  'ruled out',
  'escalation',
  'root cause',
  'follow-up',
] as const;

/** What a mark says about the message it stands on. */
export type MarkKind = (typeof markKinds)[number];

/** The emoji of a mark, as a sentence names it. */
export function emojiOf(kind: MarkKind): Named {
  return { emoji: kind };
}

/**
 * The two marks that judge an assumption, of which the first says of a follow-up that it is done; on any other message they mean
 * nothing.
 */
export type VerdictKind = 'confirmed' | 'ruled out';

/** What an assumption turned out to be; that a part of it was right is typed, since no mark says which. */
export type AssumptionVerdict = VerdictKind | 'partly right';

/** Whether a mark judges rather than records. */
export function isVerdict(kind: MarkKind): kind is VerdictKind {
  return kind === 'confirmed' || kind === 'ruled out';
}

/** What only adds to the record: neither does it set a time, judge or bring anybody in. */
const recording: readonly MarkKind[] = ['entry', 'assumption', 'follow-up'];

/** Whether a mark sets a milestone, judges or brings somebody in, beside adding to the record. */
export function isActing(kind: MarkKind): boolean {
  return !recording.includes(kind);
}
