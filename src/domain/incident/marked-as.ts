import type { MarkKind } from '../mark-kind';
import { groupBy } from './group-by';
import type { Incident } from './incident';
import { type MarkedMessage, presentMarks } from './marked-message';
import { perIncident } from './per-incident';

/** The messages on which a mark of some kind stands and counts, in the order in which they came on record. */
export function markedAs(incident: Incident, kind: MarkKind): readonly MarkedMessage[] {
  return byKind(incident).get(kind) ?? [];
}

const byKind = perIncident(({ messages }): ReadonlyMap<MarkKind, readonly MarkedMessage[]> => {
  const marked = [...messages.values()].flatMap((message) =>
    [...new Set(presentMarks(message).map(({ kind }) => kind))].map((kind) => ({ kind, message })),
  );
  const groups = [...groupBy(marked, ({ kind }) => kind)];
  return new Map(groups.map(([kind, group]) => [kind, group.map(({ message }) => message)]));
});
