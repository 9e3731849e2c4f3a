import type { FollowUp } from '../ledger/follow-up';
import type { PersonId } from '../person';

/** A task that somebody has, with the day by which it is to be done. */
export interface OwedTask extends FollowUp {
  readonly owner: PersonId;
  readonly due: string;
}

/** Whether a task is still to be done, by somebody and by a day. */
export function isOwed(task: FollowUp): task is OwedTask {
  return task.settled === undefined && task.owner !== undefined && task.due !== undefined;
}
