import { readIncident } from '../../domain/incident-view';
import { type FollowUp, followUpName } from '../../domain/ledger/follow-up';
import { type FollowUpState, tagsInWords } from '../../domain/ledger/follow-up-words';
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
  readonly name: string;
  readonly owner: string | null;
  readonly due: string | null;
  /** Its priority and what it is for, as far as somebody said. */
  readonly tags: readonly string[];
  readonly link: Markdown | null;
  readonly isDone: boolean;
  readonly isDropped: boolean;
  /** What became of it. */
  readonly outcome: OutcomeView | null;
}

/** What became of a task, on which day of the incident's zone. */
export interface OutcomeView {
  readonly kind: FollowUpState;
  readonly day: string;
  /** Whether nobody knows more than that it was so by then. */
  readonly isAtLatest: boolean;
  readonly by: SaidBy | null;
  readonly reason: Markdown | null;
}

/** What is to be done so that it does not happen again. */
export interface MeasuresSection {
  readonly wentWell: Markdown | null;
  readonly wentWrong: Markdown | null;
  readonly lucky: Markdown | null;
  /** Lessons that are none of these. */
  readonly lessons: Markdown | null;
  readonly improvements: readonly (Markdown | null)[];
  readonly tasks: readonly TaskView[];
}

/** Lessons and improvements as whoever closed the incident wrote them, and the follow-ups. */
export function measuresSection(setting: DraftContext): MeasuresSection {
  const states = sectionsOf(setting.incident);
  return {
    wentWell: paragraphs(states.wentWell.words, setting),
    wentWrong: paragraphs(states.wentWrong.words, setting),
    lucky: paragraphs(states.lucky.words, setting),
    lessons: paragraphs(states.lessons.words, setting),
    improvements: itemsOf(states.improvements.words).map((improvement) => saidInForm(improvement, setting)),
    tasks: readIncident(setting.incident).followUps.map((task) => ({
      name: followUpName(task),
      ...saidInParts(task.text, setting),
      owner: task.owner === undefined ? null : setting.context.nameOf(task.owner),
      due: task.due ?? null,
      tags: tagsInWords(task),
      link: linkTo(task.source, setting),
      isDone: task.state === 'done',
      isDropped: task.state === 'dropped',
      outcome: outcomeOf(task, setting),
    })),
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
