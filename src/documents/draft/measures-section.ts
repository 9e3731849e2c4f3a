import { improvementsOf } from '../../domain/closing';
import { readIncident } from '../../domain/incident-view';
import { followUpName } from '../../domain/ledger/follow-up';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { linkTo, paragraphs, type SaidParts, saidInForm, saidInParts } from './said-by';

/** A task as the draft tells it. */
export interface TaskView extends SaidParts {
  readonly name: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly link: Markdown | null;
}

/** What is to be done so that it does not happen again. */
export interface MeasuresSection {
  readonly lessons: Markdown | null;
  readonly improvements: readonly (Markdown | null)[];
  readonly tasks: readonly TaskView[];
}

/** Lessons and improvements as whoever closed the incident wrote them, and the follow-ups. */
export function measuresSection(setting: DraftContext): MeasuresSection {
  const { closing } = setting.incident;
  return {
    lessons: paragraphs(closing?.lessons, setting),
    improvements: improvementsOf(closing).map((improvement) => saidInForm(improvement, setting)),
    tasks: readIncident(setting.incident).followUps.map((task) => ({
      name: followUpName(task),
      ...saidInParts(task.text, setting),
      owner: task.owner === undefined ? null : setting.context.nameOf(task.owner),
      due: task.due ?? null,
      link: linkTo(task.source, setting),
    })),
  };
}
