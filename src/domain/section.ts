import { linesOf, trimmed } from './text/lines';
import { typedText } from './text/lists';
import type { Wording } from './text/wording';

/** What people write of a postmortem in words of their own, in the order of the draft. */
export const sections = [
  'summary',
  'impact',
  /** What share of the users were affected. */
  'share',
  /** Requests that failed or were slow. */
  'requests',
  /** What people wrote to the support. */
  'tickets',
  'money',
  /** How many customers, or which. */
  'customers',
  'detection',
  /** What set it off: the change, the load, the failure. */
  'trigger',
  'rootCause',
  /** What made it possible, worse or longer besides. */
  'factors',
  /** How it ended. */
  'resolution',
  'temporaryFix',
  'permanentFix',
  'wentWell',
  'wentWrong',
  'lucky',
  /** Lessons that are none of the three above. */
  'lessons',
  /** Broad corrective and preventative measures, one a line. */
  'improvements',
  /** Where else something about it stands: dashboards, tickets, changes; one a line. */
  'links',
] as const;

/** A part of a postmortem that people write. */
export type Section = (typeof sections)[number];

/** What people wrote of a postmortem; a section that nobody wrote is absent, one that was emptied is blank. */
export type Written = Readonly<Partial<Record<Section, Wording>>>;

/** What the sections are called where one of them is named. */
export const sectionNames: Readonly<Record<Section, string>> = {
  summary: 'summary',
  impact: 'impact',
  share: 'share of users',
  requests: 'requests',
  tickets: 'support tickets',
  money: 'money',
  customers: 'customers',
  detection: 'detection',
  trigger: 'trigger',
  rootCause: 'root cause',
  factors: 'contributing factors',
  resolution: 'resolution',
  temporaryFix: 'temporary fix',
  permanentFix: 'permanent fix',
  wentWell: 'what went well',
  wentWrong: 'what went wrong',
  lucky: 'where we got lucky',
  lessons: 'lessons',
  improvements: 'improvements',
  links: 'links',
};

/** Sections that were typed as plain text: lists in them are lists. */
export function typedSections(typed: Readonly<Partial<Record<Section, string>>>): Written {
  return Object.fromEntries(
    sections.flatMap((section) => {
      const text = typed[section];
      return text === undefined ? [] : [[section, typedText(text)]];
    }),
  );
}

/** The improvements, one each, without the bullets that people type before them. */
export function improvementsOf(written: Written | undefined): readonly Wording[] {
  return itemsOf(written?.improvements);
}

/** What somebody wrote one a line, or as a list: one wording each, without bullets. */
export function itemsOf(words: Wording = []): readonly Wording[] {
  const found: Wording[] = [];
  for (const line of linesOf(words)) {
    const [first] = line;
    const items = typeof first === 'object' && 'list' in first ? first.list : [withoutBullet(line)];
    for (const item of items) {
      const words = trimmed(item);
      if (words.length > 0) found.push(words);
    }
  }
  return found;
}

function withoutBullet(line: Wording): Wording {
  const [first, ...rest] = line;
  return typeof first === 'string' ? [first.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, ''), ...rest] : line;
}
