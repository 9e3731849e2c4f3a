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

/** The two marks that judge an assumption; on any other message they mean nothing. */
export type VerdictKind = 'confirmed' | 'ruled out';

/** Whether a mark judges rather than records. */
export function isVerdict(kind: MarkKind): kind is VerdictKind {
  return kind === 'confirmed' || kind === 'ruled out';
}
