import { listed, verb } from '../../domain/findings/listed';
import { withoutQuoted } from '../../domain/findings/words/prose';
import { isEndlessTask } from '../../domain/findings/words/tasks';
import type { LintFinding } from './finding';
import { isEmptyAnswer, type Passage } from './outline';

/** A task as it stands in a text. */
interface TextTask {
  readonly line: number;
  readonly text: string;
  readonly lacks: readonly string[];
}

const noOwner = /\b(?:no owner|unassigned|owner: ?(?:tbd|none|\?|-)?\s*(?:$|[,;)]))/i;
const owner =
  /(?<![\p{L}\p{N}])@[a-z]|\b(?:owner|assignee|assigned to|responsible|dri)\b\s*:?\s*\S|\([^()]*\p{Lu}\p{L}+[^()]*\)\s*(?:—.*)?$|\[[^\]]*\p{Lu}\p{L}+[^\]]*\]\s*$|\b[Tt]eam\b|\s[—–-]\s\p{Lu}\p{L}+|^(?:\[[ x]\]\s*)?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?:\s/u;
const noDue = /\b(?:no due date|no date|due: ?(?:tbd|none|\?|-)?\s*(?:$|[,;)]))/i;
const due =
  /\d{4}-\d\d-\d\d|\b\d{1,2}[./]\d{1,2}\b|\b(?:due|deadline|eta|end of|next (?:week|month|sprint|quarter)|q[1-4])\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}(?:st|nd|rd|th)?\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bby (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** Tasks that nobody owns, are never due or can never be done, and improvements without any: A01, A03, A04. */
export function taskFindings(passages: readonly Passage[]): readonly LintFinding[] {
  const tasks = tasksIn(passages);
  const groups = new Map<string, TextTask[]>();
  for (const task of tasks) {
    if (task.lacks.length === 0) continue;
    const lacks = task.lacks.join(' and no ');
    groups.set(lacks, [...(groups.get(lacks) ?? []), task]);
  }
  const unassigned = [...groups].map(([lacks, those]): LintFinding => {
    const where = listed(those.map(({ line }) => String(line)));
    const sentence = `The ${verb(those, 'task on line', 'tasks on lines')} ${where} ${verb(those, 'has', 'have')} no ${lacks}. Write both behind it: (Ana Ruiz, due 2026-12-01).`;
    return { id: 'A03', severity: 'warn', line: those[0]?.line ?? 1, sentence };
  });
  const endless = tasks
    .filter(({ text }) => isEndlessTask(withoutQuoted(taskAlone(text))))
    .map(({ line }): LintFinding => {
      const sentence =
        'Nobody can say when this task is done. Say what will be there afterwards that is not there now.';
      return { id: 'A04', severity: 'warn', line, sentence };
    });
  return [...unassigned, ...endless, ...withoutTasks(passages, tasks)];
}

/** A task without its box and number, and without who does it by when. */
function taskAlone(text: string): string {
  const open = text.lastIndexOf(' (');
  return (open > 0 ? text.slice(0, open) : text).replace(/^(?:\[[ x]\]\s*)?(?:F\d+\s)?/, '');
}

function withoutTasks(passages: readonly Passage[], tasks: readonly TextTask[]): readonly LintFinding[] {
  const heading = passages.find(
    ({ parts, isHeading }) => isHeading && parts.length === 1 && parts[0] === 'tasks',
  );
  const hasImprovements = passages.some(
    ({ parts, isHeading, text }) =>
      !isHeading && parts.includes('improvements') && !parts.includes('tasks') && !isEmptyAnswer(text),
  );
  const isDone = passages.some(({ parts, text }) => parts.includes('tasks') && /^\[x\]/i.test(text));
  if (heading === undefined || !hasImprovements || tasks.length > 0 || isDone) return [];
  const sentence =
    'There are improvements but no task. Write what exactly is to be done, with owner and due date.';
  return [{ id: 'A01', severity: 'error', line: heading.line, sentence }];
}

/** The tasks that are still to be done: boxes wherever they stand, else the items and rows under a heading of tasks. */
function tasksIn(passages: readonly Passage[]): readonly TextTask[] {
  return passages.flatMap((passage): readonly TextTask[] => {
    const { text, line, parts, heading, depth, cells, isHeading } = passage;
    if (isHeading || isEmptyAnswer(text) || passage.isQuote || parts.includes('aside')) return [];
    const isBox = /^\[ \]/.test(text);
    const isUnderTasks =
      parts.includes('tasks') &&
      (!parts.includes('improvements') || /\btasks?\b|action items/i.test(heading));
    const isOne = isBox || (isUnderTasks && (depth === 1 || cells.length > 0));
    const isSettled = /^\[x\]|\bdropped\b/i.test(text) || cells.some(({ text: cell }) => isDoneState(cell));
    if (!isOne || isSettled) return [];
    return [{ line, text, lacks: cells.length > 0 ? lacksOfRow(cells) : lacksOf(text) }];
  });
}

function isDoneState(cell: string): boolean {
  return /^(?:done|closed|completed?|dropped|won['’]t do)$/i.test(cell.trim());
}

function lacksOf(text: string): readonly string[] {
  const plain = text.replaceAll('\ufffc', ' ');
  return [
    ...(noOwner.test(plain) || !owner.test(withoutDates(plain)) ? ['owner'] : []),
    ...(noDue.test(plain) || !due.test(plain) ? ['due date'] : []),
  ];
}

/** A month in brackets is no owner. */
function withoutDates(text: string): string {
  return text.replace(/\b(?:due|by) [^,;)]{1,30}/gi, ' ').replace(/ — message\s*$/, '');
}

function lacksOfRow(cells: Passage['cells']): readonly string[] {
  const all = cells.map(({ text }) => text).join(' | ');
  const inColumn = (head: RegExp, form: RegExp): boolean => {
    const cell = cells.find(({ head: name }) => head.test(name));
    return cell === undefined ? form.test(all) : !isEmptyAnswer(cell.text) && !/^no /i.test(cell.text.trim());
  };
  return [
    ...(inColumn(/owner|assignee|who|responsible|dri/i, owner) ? [] : ['owner']),
    ...(inColumn(/due|by when|date|deadline|eta/i, due) ? [] : ['due date']),
  ];
}
