import { listed } from '../../domain/findings/listed';
import { type LanguageRule, wordsAgainst } from '../../domain/findings/words/language';
import { withoutQuoted } from '../../domain/findings/words/prose';
import { sentencesIn } from '../../domain/findings/words/sentences';
import type { LintFinding } from './finding';
import { type ImpossibleTime, minutesFrom, type TimelineLine } from './moments';
import { isEmptyAnswer, type Passage } from './outline';
import type { Part } from './parts';

/** Parts that a postmortem must have, by what answers them. */
const needed = [
  {
    id: 'S03',
    parts: ['cause', 'factors'],
    label: /^(?:root )?causes?$/i,
    sentence: 'No root cause is given. Write it under a heading “Root cause”.',
  },
  {
    id: 'R03',
    parts: ['resolution'],
    label: /^(?:resolution|fix|resolved by|mitigation|temporary fix|permanent fix)$/i,
    sentence: 'It does not say how the incident was resolved. Write it under a heading “Resolution”.',
  },
  {
    id: 'D01',
    parts: ['detection'],
    label: /^(?:detection|detected(?: by)?|how it was detected)$/i,
    sentence: 'It does not say how the incident was detected. Write it under a heading “Detection”.',
  },
] as const satisfies readonly { id: string; parts: readonly Part[]; label: RegExp; sentence: string }[];

const detects =
  /\b(?:detected|alert(?:s|ed)?|paged|pagers?|monitoring|noticed|report(?:s|ed)|alarms?|discovered|complain(?:s|ed|ts?))\b/i;

/** What nobody wrote: S03, R03, D01. */
export function missingFindings(passages: readonly Passage[]): readonly LintFinding[] {
  return needed.flatMap(({ id, parts, label, sentence }): readonly LintFinding[] => {
    const own = passages.filter((passage) => parts.some((part) => passage.parts.includes(part)));
    const isSaid = own.some((passage) => !passage.isHeading && saysSomething(passage));
    const isLabelled = passages.some(({ text, isHeading }) => {
      const [name = '', ...value] = text.slice(0, 400).split(':');
      return !isHeading && value.length > 0 && label.test(name) && !isEmptyAnswer(value.join(':'));
    });
    // Who alerted may stand in summary or timeline alone; without a part of its own that is enough.
    const isTold =
      id === 'D01' &&
      own.length === 0 &&
      passages.some(({ text, parts: where }) => !where.includes('aside') && detects.test(text));
    if (isSaid || isLabelled || isTold) return [];
    return [{ id, severity: 'error', line: own[0]?.line ?? 1, sentence }];
  });
}

/** Whether a passage is an answer; “When: …” of a detection is none to how. */
function saysSomething({ text, parts, cells }: Passage): boolean {
  const plain = text.replace(/^\s*(?:\*\*)?(?:[\p{L} ]{1,30})(?:\*\*)?:\s*$/u, '');
  if (parts.includes('detection') && /^when\b\s*:/i.test(plain)) return false;
  const answer =
    cells.length > 1
      ? cells
          .slice(1)
          .map((cell) => cell.text)
          .join('')
      : plain;
  return !isEmptyAnswer(answer) && /\p{L}/u.test(answer);
}

/** By so many minutes clocks go back. */
const CLOCK_CHANGE = 60;

/** Lines of the timeline that go back in time: T02. */
export function orderFindings(
  timeline: readonly TimelineLine[],
  { changesClocks }: { readonly changesClocks: boolean },
): readonly LintFinding[] {
  return timeline.flatMap((line, index): readonly LintFinding[] => {
    const before = timeline[index - 1];
    if (before === undefined || before.isApproximate || line.isApproximate) return [];
    if (minutesFrom(before, line) >= (changesClocks ? -CLOCK_CHANGE : 0)) return [];
    const sentence = `This line is of an earlier time than the one above it (line ${before.line}). Put them in order, or say which day it was.`;
    return [{ id: 'T02', severity: 'error', line: line.line, sentence }];
  });
}

/** Times that no clock shows: T04. What was typed is digits and signs alone. */
export function impossibleFindings(times: readonly ImpossibleTime[]): readonly LintFinding[] {
  return times.map(({ line, typed, instead }) => {
    const sentence = `“${typed}” is no time that a clock shows. Write ${instead}.`;
    return { id: 'T04', severity: 'warn', line, sentence };
  });
}

/** Entries of more than two sentences: T09. */
export function longLines(timeline: readonly TimelineLine[]): readonly LintFinding[] {
  return timeline.flatMap(({ line, text }): readonly LintFinding[] =>
    !isUpdate.test(text) && sentencesIn(withoutQuoted(withoutAuthor(text))) > 2
      ? [
          {
            ...{ id: 'T09', severity: 'warn', line },
            sentence: 'This entry has more than two sentences. Leave what somebody has to know.',
          },
        ]
      : [],
  );
}

/** What stakeholders were told is as long as they needed it. */
const isUpdate = /^[^\p{L}]{0,4}(?:stakeholders told|status update|update)\b/iu;

/** Without who said it, behind a long dash at the end. */
function withoutAuthor(text: string): string {
  const dash = text.lastIndexOf(' — ');
  return dash > 0 && text.length - dash < 120 ? text.slice(0, dash) : text;
}

const zoneNames =
  /\b(?:UTC|GMT|Z|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|[ECMP][SD]?T|CES?T|WES?T|EES?T|BST|IST|EAT|WAT|CAT|SAST|JST|KST|SGT|HKT|AES?DT|NZ[SD]T|MSK|PKT|BRT)\b|[+-]\d\d:\d\d\b/;

/** Times of which nobody knows by whose clock they are: T03. */
export function zoneFindings(text: string, timeline: readonly TimelineLine[]): readonly LintFinding[] {
  const [first] = timeline;
  if (first === undefined || zoneNames.test(text)) return [];
  const sentence =
    'No time zone is named. Write once above the timeline in which one the times are: “All times in UTC”.';
  return [{ id: 'T03', severity: 'error', line: first.line, sentence }];
}

/** Escalations without a time: E02. */
export function escalationFindings(passages: readonly Passage[]): readonly LintFinding[] {
  return passages
    .filter(({ parts, isHeading, depth, cells, text }) => {
      const isOne = depth === 1 || cells.length > 0;
      return parts.includes('escalations') && !isHeading && isOne && !isEmptyAnswer(text);
    })
    .filter(({ text }) => !/\d{1,2}[:h.]\d\d|\b\d{1,2} ?[ap]m\b/i.test(text))
    .map(({ line }) => ({
      ...{ id: 'E02', severity: 'error', line },
      sentence: 'This escalation has no time. Write when it was made, such as 15:13.',
    }));
}

const lines: Readonly<
  Record<LanguageRule, { readonly says: string; readonly isMeant: (part: Part) => boolean }>
> = {
  L02: { says: 'blames. Say what made it possible', isMeant: () => true },
  L03: { says: 'blames. Say what made it likely, and what would help', isMeant: () => true },
  L04: {
    says: 'is hindsight. Say what was known then, and put what is to change among the improvements',
    isMeant: (part) =>
      ['summary', 'impact', 'timeline', 'detection', 'trigger', 'cause', 'factors'].includes(part),
  },
  L05: {
    says: 'belittles what was done. Say how long it took, or leave the word out',
    isMeant: (part) => part !== 'timeline' && part !== 'assumptions',
  },
  L06: {
    says: 'is loud. Say how many were affected and for how long',
    isMeant: (part) => part !== 'timeline' && part !== 'assumptions',
  },
};

/** Words that a postmortem does better without, and people in causes and measures: L01 to L06. */
export function languageFindings(passages: readonly Passage[]): readonly LintFinding[] {
  return passages.flatMap(({ text, line, parts, isQuote, isHeading }): readonly LintFinding[] => {
    if (isQuote || isHeading || parts.includes('aside')) return [];
    const prose = withoutQuoted(withoutAuthor(text));
    const hits = (Object.keys(lines) as LanguageRule[]).flatMap((id): readonly LintFinding[] => {
      const { says, isMeant } = lines[id];
      if (parts.length > 0 && !parts.some(isMeant)) return [];
      const words = wordsAgainst(id, prose).map((word) => `“${word}”`);
      const severity = id === 'L05' || id === 'L06' ? 'info' : 'warn';
      return words.length === 0 ? [] : [{ id, severity, line, sentence: `${listed(words)} ${says}.` }];
    });
    return [...hits, ...namedIn(prose, line, parts)];
  });
}

const impersonal: ReadonlySet<Part> = new Set(['cause', 'factors', 'trigger', 'resolution', 'improvements']);
const mention = /(?<![\p{L}\p{N}_./@-])@[a-z][\w.-]{1,40}/iu;

function namedIn(prose: string, line: number, parts: readonly Part[]): readonly LintFinding[] {
  if (parts.includes('tasks') || !parts.some((part) => impersonal.has(part)) || !mention.test(prose))
    return [];
  const sentence =
    'Somebody is named here. Say what happened and which role or team it was; owners and responders have lines of their own.';
  return [{ id: 'L01', severity: 'error', line, sentence }];
}
