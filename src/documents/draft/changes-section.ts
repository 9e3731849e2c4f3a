import { type ActionType, changesBefore } from '../../domain/postmortem/changes';
import { sectionNames } from '../../domain/section';
import type { DraftContext } from './draft-context';

/** What changed since an earlier revision of the draft. */
export interface ChangesView {
  /** The number of that revision. */
  readonly since: number;
  /** What was done, and the names of whoever did it; null where that is nobody. */
  readonly lines: readonly { readonly what: string; readonly by: string | null }[];
}

/** What changed since the revision before this one; null where nothing did that a draft shows. */
export function changesSection({ incident, context }: DraftContext): ChangesView | null {
  const changes = changesBefore(incident, context.revision);
  if (changes === undefined) return null;
  const written = changes.sections.map(({ section, by, isEmptied }) => ({
    what: `${sectionNames[section]} ${isEmptied ? 'emptied' : 'written'}`,
    by: by === undefined ? null : context.nameOf(by),
  }));
  const actions = changes.actions.map(({ type, count, by }) => ({
    what: actionInWords(type, count),
    by: by.length === 0 ? null : by.map(context.nameOf).join(', '),
  }));
  return { since: changes.since, lines: [...written, ...actions] };
}

function actionInWords(type: ActionType, count: number): string {
  if (type === 'times') return 'times changed';
  return `${count} ${count === 1 ? 'entry' : 'entries'} ${type}`;
}
