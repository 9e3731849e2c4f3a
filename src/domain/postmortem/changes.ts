import type { Incident } from '../incident/incident';
import { factsOf } from '../incident/kept-facts';
import type { PersonId } from '../person';
import { type Section, sections } from '../section';
import { isBlank } from '../text/wording';
import { timelineOf } from '../timeline/timeline';
import { sectionsOf } from './sections';

/** What changed of an incident since a revision of its draft was asked for. */
export interface RevisionChanges {
  readonly since: number;
  /** The sections that somebody wrote or emptied since, each once, by the last who did. */
  readonly sections: readonly {
    readonly section: Section;
    readonly by?: PersonId;
    readonly isEmptied: boolean;
  }[];
  /** How many lines of the timeline came since, were put right or withdrawn, and who did that; times that were typed. */
  readonly actions: readonly {
    readonly type: ActionType;
    readonly count: number;
    readonly by: readonly PersonId[];
  }[];
}

/** What becomes of what is on record, besides the sections. */
export type ActionType = 'added' | 'put right' | 'withdrawn' | 'times';

interface Done {
  readonly seq: number;
  readonly by?: PersonId;
}

/**
 * What changed between the revision before one and that one, by the log: what was recorded since it was asked for. Undefined for
 * a first revision, and where nothing changed that a draft shows.
 */
export function changesBefore(incident: Incident, revision: number): RevisionChanges | undefined {
  const since = revision - 1;
  const asked = factsOf(incident, 'draft-requested')[since - 1];
  if (asked === undefined) return undefined;
  const isSince = ({ seq = 0 }: { readonly seq?: number }): boolean => seq > asked.seq;
  const states = sectionsOf(incident);
  const written = sections.flatMap((section) => {
    const { isWritten, words, by, seq = 0 } = states[section];
    if (!isWritten || !isSince({ seq })) return [];
    return [{ section, isEmptied: isBlank(words), ...(by !== undefined && { by }) }];
  });
  const added = timelineOf(incident).filter(
    ({ recordedAt, about }) =>
      recordedAt > asked.recordedAt && about.every(({ type }) => type !== 'typed milestone'),
  );
  const times = [
    ...factsOf(incident, 'milestone-set'),
    ...factsOf(incident, 'milestone-cleared'),
    ...factsOf(incident, 'impact-windows-set'),
    ...factsOf(incident, 'impact-windows-cleared'),
  ];
  const actions = [
    {
      type: 'added' as const,
      count: added.length,
      by: added.flatMap(({ recorders }) => recorders.slice(0, 1)),
    },
    actionBy('put right', factsOf(incident, 'entry-changed').filter(isSince)),
    actionBy('withdrawn', Object.values(incident.withdrawn).filter(isSince)),
    actionBy('times', times.filter(isSince)),
  ]
    .filter(({ count }) => count > 0)
    .map((each) => ({ ...each, by: [...new Set(each.by)] }));
  return written.length + actions.length === 0 ? undefined : { since, sections: written, actions };
}

function actionBy(type: ActionType, done: readonly Done[]): RevisionChanges['actions'][number] {
  return { type, count: done.length, by: done.flatMap(({ by }) => by ?? []) };
}
