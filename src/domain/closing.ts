/** What a closed incident's record says in words; each is absent where nobody said anything. */
export interface Closing {
  readonly summary?: string;
  readonly impact?: string;
  /** What share of the users were affected, in the words of whoever closed. */
  readonly share?: string;
  readonly detection?: string;
  readonly rootCause?: string;
  readonly resolution?: string;
  readonly lessons?: string;
  /** Broad corrective and preventative measures, one a line. */
  readonly improvements?: string;
}

/** The fields of a closing, in the order in which they are asked. */
export const closingFields = [
  'summary',
  'impact',
  'share',
  'detection',
  'rootCause',
  'resolution',
  'lessons',
  'improvements',
] as const satisfies readonly (keyof Closing)[];

/** What the fields of a closing are called where one of them is named. */
export const closingNames: Readonly<Record<keyof Closing, string>> = {
  summary: 'summary',
  impact: 'impact',
  share: 'share of users',
  detection: 'detection',
  rootCause: 'root cause',
  resolution: 'resolution',
  lessons: 'lessons',
  improvements: 'improvements',
};

/** The improvements of a closing, one each, without the bullets that people type before them. */
export function improvementsOf(closing: Closing | undefined): readonly string[] {
  return (closing?.improvements ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}
