import { readIncident } from '../../domain/incident-view';
import { type FollowUp, followUpName } from '../../domain/ledger/follow-up';
import {
  type FollowUpState,
  type FollowUpType,
  followUpTypes,
  tagsInWords,
} from '../../domain/ledger/follow-up-words';
import { sectionsOf } from '../../domain/postmortem/sections';
import { itemsOf } from '../../domain/section';
import { date } from '../../domain/time/zone';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { aboutSign } from './moment';
import {
  doneBy,
  linkTo,
  paragraphs,
  type SaidBy,
  type SaidParts,
  said,
  saidInForm,
  saidInParts,
} from './said-by';

/** A task as the draft tells it. */
export interface TaskView extends SaidParts {
  /** `F1`. */
  readonly name: string;
  /** Who does it; null where nobody was named. */
  readonly owner: string | null;
  /** By which day: `2023-11-30`. */
  readonly due: string | null;
  /** Its priority and what it is for, as far as somebody said. */
  readonly tags: readonly string[];
  /** `p1`, where somebody said. */
  readonly priority: string | null;
  /** The message that it was. */
  readonly link: Markdown | null;
  /** Whether it is done. */
  readonly isDone: boolean;
  /** Whether it was dropped. */
  readonly isDropped: boolean;
  /** What became of it. */
  readonly outcome: OutcomeView | null;
}

/** What became of a task, on which day of the incident's zone. */
export interface OutcomeView {
  /** `done`, `dropped` or `open` again. */
  readonly kind: FollowUpState;
  /** `2023-11-08`, with `≈` before it where it is approximate. */
  readonly day: string;
  /** Whether nobody knows more than that it was so by then. */
  readonly isAtLatest: boolean;
  /** Who did or said so. */
  readonly by: SaidBy | null;
  /** Why, where somebody said so. */
  readonly reason: Markdown | null;
}

/** What is to be done so that it does not happen again. */
export interface MeasuresSection {
  /** What went well. */
  readonly wentWell: Markdown | null;
  /** What went wrong. */
  readonly wentWrong: Markdown | null;
  /** Where we got lucky. */
  readonly lucky: Markdown | null;
  /** Lessons that are none of these. */
  readonly lessons: Markdown | null;
  /** Broad measures, one each. */
  readonly improvements: readonly (Markdown | null)[];
  /** Specific tasks, by number. */
  readonly tasks: readonly TaskView[];
  /** How many of them are still to be done. */
  readonly openTasks: number;
  /** The same by what they are for, in the order prevent, mitigate, detect, process, other; empty where nobody said of any. */
  readonly byPurpose: readonly TaskGroup[];
}

/** The tasks of one purpose. */
export interface TaskGroup {
  /** `prevent`, or `other` where nobody said. */
  readonly purpose: FollowUpType | 'other';
  /** The tasks, by number. */
  readonly tasks: readonly TaskView[];
}

/** Lessons and improvements as whoever closed the incident wrote them, and the follow-ups. */
export function measuresSection(setting: DraftContext): MeasuresSection {
  const states = sectionsOf(setting.incident);
  const { followUps } = readIncident(setting.incident);
  const tasks = followUps.map((task) => taskView(task, setting));
  return {
    wentWell: paragraphs(states.wentWell.words, setting),
    wentWrong: paragraphs(states.wentWrong.words, setting),
    lucky: paragraphs(states.lucky.words, setting),
    lessons: paragraphs(states.lessons.words, setting),
    improvements: itemsOf(states.improvements.words).map((improvement) => saidInForm(improvement, setting)),
    tasks,
    openTasks: tasks.filter(({ isDone, isDropped }) => !isDone && !isDropped).length,
    byPurpose: groupsOf(tasks, followUps),
  };
}

function groupsOf(tasks: readonly TaskView[], followUps: readonly FollowUp[]): readonly TaskGroup[] {
  if (followUps.every(({ purpose }) => purpose === undefined)) return [];
  return [...followUpTypes, 'other' as const].flatMap((purpose) => {
    const those = tasks.filter((_, index) => (followUps[index]?.purpose ?? 'other') === purpose);
    return those.length === 0 ? [] : [{ purpose, tasks: those }];
  });
}

function taskView(task: FollowUp, setting: DraftContext): TaskView {
  return {
    name: followUpName(task),
    ...saidInParts(task.text, setting),
    owner: task.owner === undefined ? null : setting.context.nameOf(task.owner),
    due: task.due ?? null,
    tags: tagsInWords(task),
    priority: task.priority ?? null,
    link: linkTo(task.source, setting),
    isDone: task.state === 'done',
    isDropped: task.state === 'dropped',
    outcome: outcomeOf(task, setting),
  };
}

function outcomeOf({ settled }: FollowUp, setting: DraftContext): OutcomeView | null {
  if (settled === undefined) return null;
  return {
    kind: settled.kind,
    day: `${aboutSign(settled)}${date(settled.at, setting.incident.zone)}`,
    isAtLatest: settled.isAtLatest === true,
    by: doneBy(settled.by, settled.source, setting),
    reason: settled.evidence === undefined ? null : said(settled.evidence, setting, { indent: 4 }),
  };
}
