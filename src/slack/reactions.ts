import type { MarkKind } from '../domain/mark-kind';

/** What a reaction to a message does, for each kind of mark, as help says it; its emoji is a setting. */
export const reactionSummaries: Readonly<Record<MarkKind, string>> = {
  entry: 'puts the message on the timeline',
  'impact started': 'impact began with this message',
  detected: 'it was detected with this message',
  mitigated: 'impact was mitigated: the status becomes monitoring',
  resolved: 'it was resolved, and so is the status',
  assumption: 'makes the message an assumption',
  confirmed: 'on an assumption: confirmed; on a follow-up: done',
  'ruled out': 'on an assumption: ruled out',
  escalation: 'escalates to whomever the message mentions',
  'root cause': 'names the root cause: the status becomes identified',
  'follow-up': 'makes the message a task for afterwards',
};
