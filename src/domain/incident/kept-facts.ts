import type { Incident } from './incident';
import type { FactType, IncidentEvent, Recorded } from './incident-event';
import { perIncident } from './per-incident';

type ByType = ReadonlyMap<FactType, readonly IncidentEvent[]>;

const grouped = new WeakMap<
  Incident['facts'],
  { readonly withdrawn: Incident['withdrawn']; readonly byType: ByType }
>();

/** The facts of a type that stand, in the order of the log, as they read now. Empty for a type that is not kept. */
export function factsOf<T extends FactType>(incident: Incident, type: T): readonly Recorded<T>[] {
  // `standing` puts facts of one type into each list.
  return (standing(incident).get(type) ?? []) as readonly Recorded<T>[];
}

/** The first of the facts of a type that stand. */
export function firstOf<T extends FactType>(incident: Incident, type: T): Recorded<T> | undefined {
  return factsOf(incident, type)[0];
}

/** The last of the facts of a type that stand. */
export function lastOf<T extends FactType>(incident: Incident, type: T): Recorded<T> | undefined {
  return factsOf(incident, type).at(-1);
}

/** The fact at a position of the log, withdrawn or not. Throws where none of that type is kept. */
export function factAt<T extends FactType>(incident: Incident, seq: number, type: T): Recorded<T> {
  const { facts } = incident;
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  const found = facts[low];
  if (found?.seq !== seq || found.type !== type) throw new Error(`No ${type} is kept of event ${seq}`);
  return found as Recorded<T>;
}

/**
 * The facts of an incident and one more, which is grouped with them where they are: an incident of thousands of facts is
 * grouped once and not again for each.
 */
export function factsAnd({ facts, withdrawn }: Incident, fact: IncidentEvent): Incident['facts'] {
  const all = [...facts, fact];
  const known = grouped.get(facts);
  if (known?.withdrawn === withdrawn) {
    const byType = new Map(known.byType).set(fact.type, [...(known.byType.get(fact.type) ?? []), fact]);
    grouped.set(all, { withdrawn, byType });
  }
  return all;
}

/** Grouped once for each list of facts: marks change the incident and leave it as it is. */
function standing({ facts, withdrawn }: Incident): ByType {
  const known = grouped.get(facts);
  if (known?.withdrawn === withdrawn) return known.byType;
  const byType = new Map<FactType, IncidentEvent[]>();
  for (const fact of facts) {
    if (withdrawn[fact.seq] !== undefined) continue;
    const list = byType.get(fact.type);
    if (list === undefined) byType.set(fact.type, [fact]);
    else list.push(fact);
  }
  grouped.set(facts, { withdrawn, byType });
  return byType;
}

/** The numbers of the assumptions and escalations that were typed, by the positions of their facts in the log. */
export const typedNumbers = perIncident(
  ({ assumptions, escalations }): ReadonlyMap<number, number> =>
    new Map(
      [...assumptions, ...escalations].flatMap((each) =>
        'typed' in each ? [[each.typed, each.number] as const] : [],
      ),
    ),
);
