/** What a follow-up can be: still to be done, done, or dropped for a reason. */
export type FollowUpState = 'open' | 'done' | 'dropped';

/** What a follow-up can be for, in the order in which help names them. */
export const followUpTypes = ['prevent', 'mitigate', 'detect', 'process'] as const;

/** What a follow-up is for: that it does not happen again, hurts less, is noticed sooner, or that people work otherwise. */
export type FollowUpType = (typeof followUpTypes)[number];

/** How urgent a follow-up can be, the most urgent first. */
export const followUpPriorities = ['p1', 'p2', 'p3'] as const;

/** How urgent a follow-up is. */
export type FollowUpPriority = (typeof followUpPriorities)[number];

/** What is said of a follow-up in one word each. */
export interface FollowUpTags {
  /** What it is for; `type` is the word for the type of a fact. */
  readonly purpose?: FollowUpType;
  readonly priority?: FollowUpPriority;
}

/** The same as people read it: `p1, prevent`; empty where nothing of the kind was said. */
export function tagsInWords({ purpose, priority }: FollowUpTags): readonly string[] {
  return [priority, purpose].filter((tag) => tag !== undefined);
}
