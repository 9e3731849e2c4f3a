import type { Incident } from '../incident/incident';
import { occurredAt, type Recorded } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { markedAs } from '../incident/marked-as';
import { happenedAt } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import type { MarkKind } from '../mark-kind';
import type { SettableMilestone } from '../milestone';
import { sourceKey } from '../source';
import type { Instant } from '../time/instant';

/** When a milestone was reached, and what says so. */
export interface Reached {
  readonly at: Instant;
  /** The marked message (by `sourceKey`) or the fact (by its position in the log) that sets it. */
  readonly by: { readonly message: string } | { readonly fact: number };
  /** True when a person typed the time, which beats everything else. */
  readonly typed: boolean;
  /** Whether it was reached about then. */
  readonly isApproximate?: true;
}

/** The time that a person typed for a milestone; the start of impact may have come with the declaration. */
export function typedTime(incident: Incident, milestone: SettableMilestone): Reached | undefined {
  const set = typedTimesOf(incident)[milestone];
  if (set !== undefined) return typedBy(set.seq, set.occurredAt, set);
  const { began, approximate } = incident.declared;
  if (milestone !== 'impact started' || began === undefined || isEmptied(incident)) return undefined;
  return typedBy(1, began, { approximate });
}

/** What a person typed in a fact of the log. */
export function typedBy(fact: number, at: Instant, said?: About): Reached {
  return { at, by: { fact }, typed: true, ...about(said) };
}

/** Whether something was said to have happened about then. */
interface About {
  readonly approximate?: true | undefined;
}

function about(said: About | undefined): Pick<Reached, 'isApproximate'> {
  return said?.approximate ? { isApproximate: true } : {};
}

/** Emptying the start of impact takes back what came with the declaration, too. */
function isEmptied(incident: Incident): boolean {
  return factsOf(incident, 'milestone-cleared').some(({ milestone }) => milestone === 'impact started');
}

/** The latest time that a person typed for each milestone, unless it was emptied since. */
export const typedTimesOf = perIncident((incident) => {
  const times: Partial<Record<SettableMilestone, Recorded<'milestone-set'>>> = {};
  for (const set of factsOf(incident, 'milestone-set')) times[set.milestone] = set;
  for (const { milestone, seq } of factsOf(incident, 'milestone-cleared')) {
    if (seq > (times[milestone]?.seq ?? seq)) delete times[milestone];
  }
  return times;
});

/** The times of the messages that are marked as something. */
export function markedTimes(incident: Incident, kind: MarkKind): readonly Reached[] {
  return markedAs(incident, kind).map((message) => ({
    at: happenedAt(message),
    by: { message: sourceKey(message.source) },
    typed: false,
    ...about(message.correction),
  }));
}

/** The times at which somebody said that the incident stands there. */
export function statusTimes(incident: Incident, ...statuses: Incident['status'][]): readonly Reached[] {
  return factsOf(incident, 'status-changed')
    .filter((change) => statuses.includes(change.to))
    .map((change) => reachedBy(change));
}

/** What a fact says by itself. */
export function reachedBy(
  fact: About & { readonly seq: number; readonly recordedAt: Instant; readonly occurredAt?: Instant },
): Reached {
  return { at: occurredAt(fact), by: { fact: fact.seq }, typed: false, ...about(fact) };
}

/** The earliest of some times. */
export function first(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => a.at - b.at || compareMakers(a, b))[0];
}

/** The latest of some times. */
export function last(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => b.at - a.at || compareMakers(a, b))[0];
}

/** At the same instant the same one wins, in whatever order they became known: messages before facts. */
export function compareMakers({ by: a }: Reached, { by: b }: Reached): number {
  if ('message' in a) return 'message' in b && a.message > b.message ? 1 : -1;
  return 'message' in b ? 1 : a.fact - b.fact;
}
