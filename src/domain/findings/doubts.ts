import type { Field } from '../details/field';
import type { Incident } from '../incident/incident';
import type { FollowUp } from '../ledger/follow-up';
import { openTasks } from '../review/publish';
import { pendingReviews, type ReviewRequest, reviewOf } from '../review/review';
import type { Finding } from './finding';
import { findingsOf, withEmptyFields } from './findings';

/** What speaks against publishing a postmortem as it stands. */
export interface Doubts {
  /** What is wrong in it for certain. */
  readonly errors: readonly Finding[];
  /** Who was asked for a review and did not answer. */
  readonly waiting: readonly ReviewRequest[];
  /** Who wants changes, and did not say that they were made. */
  readonly unhappy: readonly ReviewRequest[];
  /** The tasks that nobody has, or that have no day. */
  readonly loose: readonly FollowUp[];
}

/** Everything that speaks against it; undefined where nothing does. */
export function doubtsAbout(incident: Incident, fields?: readonly Field[]): Doubts | undefined {
  const doubts: Doubts = {
    errors: withEmptyFields(findingsOf(incident), incident, fields).filter(
      ({ severity }) => severity === 'error',
    ),
    waiting: pendingReviews(incident),
    unhappy: reviewOf(incident).requests.filter(
      ({ isOpen, outcome }) =>
        isOpen && outcome?.type === 'given' && outcome.given.verdict === 'changes wanted',
    ),
    loose: openTasks(incident).filter(({ owner, due }) => owner === undefined || due === undefined),
  };
  return Object.values(doubts).some((each: readonly unknown[]) => each.length > 0) ? doubts : undefined;
}
