import { linesOf, trimmed } from './text/lines';
import { typedText } from './text/lists';
import type { Wording } from './text/wording';

/** The fields of a closing, in the order in which they are asked. */
export const closingFields = [
  'summary',
  'impact',
  /** What share of the users were affected, in the words of whoever closed. */
  'share',
  'detection',
  'rootCause',
  'resolution',
  'lessons',
  /** Broad corrective and preventative measures, one a line. */
  'improvements',
] as const;

/** A field of a closing. */
export type ClosingField = (typeof closingFields)[number];

/** What a closed incident's record says in words; each is absent where nobody said anything. */
export type Closing = Readonly<Partial<Record<ClosingField, Wording>>>;

/** What the fields of a closing are called where one of them is named. */
export const closingNames: Readonly<Record<ClosingField, string>> = {
  summary: 'summary',
  impact: 'impact',
  share: 'share of users',
  detection: 'detection',
  rootCause: 'root cause',
  resolution: 'resolution',
  lessons: 'lessons',
  improvements: 'improvements',
};

/** A closing whose fields were typed as plain text: lists in them are lists. */
export function typedClosing(typed: Readonly<Partial<Record<ClosingField, string>>>): Closing {
  return Object.fromEntries(
    closingFields.flatMap((field) => {
      const text = typed[field];
      return text === undefined ? [] : [[field, typedText(text)]];
    }),
  );
}

/** The improvements of a closing, one each, without the bullets that people type before them. */
export function improvementsOf(closing: Closing | undefined): readonly Wording[] {
  const improvements: Wording[] = [];
  for (const line of linesOf(closing?.improvements ?? [])) {
    const [first] = line;
    const items = typeof first === 'object' && 'list' in first ? first.list : [withoutBullet(line)];
    for (const item of items) {
      const words = trimmed(item);
      if (words.length > 0) improvements.push(words);
    }
  }
  return improvements;
}

function withoutBullet(line: Wording): Wording {
  const [first, ...rest] = line;
  return typeof first === 'string' ? [first.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, ''), ...rest] : line;
}
