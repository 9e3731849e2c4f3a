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

/** A priority or a type, within a pattern. */
const TAG = `(?:${[...followUpPriorities, ...followUpTypes].join('|')})`;

/** `p1 prevent:`, `[p1]`, `type:prevent`: what nobody writes who means the words themselves, as in “p1 alerts page nobody”. */
const head = new RegExp(
  String.raw`^\s*(?:(${TAG}(?:[\s,/]+${TAG})*)\s*:(?=\s|$)|\[\s*(${TAG}(?:[\s,/]+${TAG})*)\s*\](?=\s|$)|(?:type|priority)[:=]\s*(${TAG})(?=\s|$))\s*`,
  'i',
);

/** Takes priority and type from the start of what somebody typed; what says one of them twice are words like any other. */
export function takeTags(text: string): { readonly tags: FollowUpTags; readonly rest: string } {
  let tags: FollowUpTags = {};
  let rest = text;
  for (let found = head.exec(rest); found !== null; found = head.exec(rest)) {
    const words = (found[1] ?? found[2] ?? found[3] ?? '').toLowerCase().split(/[\s,/]+/);
    const priorities = followUpPriorities.filter((each) => words.includes(each));
    const types = followUpTypes.filter((each) => words.includes(each));
    const [priority, purpose] = [priorities[0], types[0]];
    const isOnce =
      priorities.length + types.length === words.length && priorities.length < 2 && types.length < 2;
    const isNews = (priority === undefined || !tags.priority) && (purpose === undefined || !tags.purpose);
    if (!isOnce || !isNews) break;
    tags = {
      ...tags,
      ...(priority !== undefined && { priority }),
      ...(purpose !== undefined && { purpose }),
    };
    rest = rest.slice(found[0].length);
  }
  return { tags, rest };
}
