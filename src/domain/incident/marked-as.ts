import type { MarkKind } from '../mark-kind';
import type { Incident } from './incident';
import { type MarkedMessage, presentMarks } from './marked-message';
import { perIncident } from './per-incident';

/** The messages on which a mark of some kind stands and counts, in the order in which they came on record. */
export function markedAs(incident: Incident, kind: MarkKind): readonly MarkedMessage[] {
  return byKind(incident).get(kind) ?? [];
}

const byKind = perIncident(({ messages }): ReadonlyMap<MarkKind, readonly MarkedMessage[]> => {
  const marked = new Map<MarkKind, MarkedMessage[]>();
  for (const message of messages.values()) {
    for (const { kind } of presentMarks(message)) {
      const list = marked.get(kind);
      if (list === undefined) marked.set(kind, [message]);
      // Several people may have marked it so.
      else if (list.at(-1) !== message) list.push(message);
    }
  }
  return marked;
});
