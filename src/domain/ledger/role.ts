import type { Incident } from '../incident/incident';
import { type IncidentEvent, occurredAt, type Recorded } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';

/** That somebody had a role, from when to when. */
export interface Holding {
  readonly role: string;
  readonly person: PersonId;
  readonly from: Instant;
  /** Whether they took it about then. */
  readonly isApproximate?: true;
  /** When they gave it up or somebody else took it; absent while they have it. */
  readonly until?: Instant;
  /** Whether that was about then. */
  readonly isUntilApproximate?: true;
  /** Who had it before them, of a role that one person has at a time. */
  readonly former: readonly PersonId[];
  /** The position in the log of the fact by which they took it. */
  readonly seq: number;
}

/** That somebody was asked to take a role, and what came of it. */
export interface RoleRequest {
  readonly role: string;
  readonly isUnique: boolean;
  readonly isHandOver: boolean;
  readonly to: PersonId;
  readonly by?: PersonId;
  readonly at: Instant;
  readonly reason: Wording;
  /** Its position in the log. */
  readonly seq: number;
  /** Absent while it waits for an answer. */
  readonly outcome?: RoleOutcome;
}

/** What came of asking somebody: they have it, they cannot, somebody else took it, or somebody else was asked after them. */
export type RoleOutcome =
  | { readonly type: 'declined'; readonly declined: Recorded<'role-declined'> }
  | { readonly type: 'accepted' | 'overtaken'; readonly taken: Recorded<'role-taken'> }
  | { readonly type: 'replaced'; readonly asked: Recorded<'role-asked'> };

/** The fact that settled a request. */
export function settledBy(outcome: RoleOutcome): IncidentEvent {
  switch (outcome.type) {
    case 'declined':
      return outcome.declined;
    case 'replaced':
      return outcome.asked;
    default:
      return outcome.taken;
  }
}

/** Who had which role when, in the order in which they took them. */
export function holdingsOf(incident: Incident): readonly Holding[] {
  return history(incident).holdings;
}

/** The facts, by their positions in the log, by which somebody gave up a role that they had. */
export function leavingsOf(incident: Incident): ReadonlySet<number> {
  return history(incident).leavings;
}

/** Who has a role now. */
export function holdersOf(incident: Incident, role: string): readonly Holding[] {
  return holdingsOf(incident).filter((each) => each.role === role && each.until === undefined);
}

/** What was said by when it happened, whatever the order in which it was learnt. */
const history = perIncident((incident) => {
  const changes = [...factsOf(incident, 'role-taken'), ...factsOf(incident, 'role-left')];
  const holdings: Holding[] = [];
  const leavings = new Set<number>();
  const end = (
    change: (typeof changes)[number],
    isEnded: (holding: Holding) => boolean,
  ): readonly Holding[] => {
    const until = {
      until: occurredAt(change),
      ...(change.approximate && { isUntilApproximate: true as const }),
    };
    const ended = holdings.filter(
      (each) => each.role === change.role && each.until === undefined && isEnded(each),
    );
    for (const each of ended) holdings[holdings.indexOf(each)] = { ...each, ...until };
    return ended;
  };
  for (const change of changes.sort((a, b) => occurredAt(a) - occurredAt(b) || a.seq - b.seq)) {
    const { by: person, role, seq } = change;
    if (person === undefined) continue;
    const isTheirs = (each: Holding): boolean => each.person === person;
    if (change.type === 'role-left') {
      if (end(change, isTheirs).length > 0) leavings.add(seq);
      continue;
    }
    const has = holdings.some((each) => each.role === role && each.until === undefined && isTheirs(each));
    if (has) continue;
    const former = change.isUnique ? end(change, () => true).map((each) => each.person) : [];
    const about = change.approximate && { isApproximate: true as const };
    holdings.push({ role, person, from: occurredAt(change), ...about, former, seq });
  }
  return { holdings, leavings };
});

/** Who was asked to take which role, in the order in which they were asked; what was withdrawn is not among it. */
export const roleRequestsOf = perIncident((incident): readonly RoleRequest[] =>
  factsOf(incident, 'role-asked').map((asked) => {
    const { role, to, by, reason = [], seq } = asked;
    const outcome = outcomeOf(incident, asked);
    return {
      ...{ role, to, reason, seq, at: occurredAt(asked) },
      isUnique: asked.isUnique === true,
      isHandOver: asked.isHandOver === true,
      ...(by !== undefined && { by }),
      ...(outcome !== undefined && { outcome }),
    };
  }),
);

/** Whoever comes first settles it: somebody who takes the role or cannot, or somebody else who is asked to. */
function outcomeOf(incident: Incident, asked: Recorded<'role-asked'>): RoleOutcome | undefined {
  const { role, to, seq, isUnique } = asked;
  const isLater = (each: { readonly role: string; readonly seq: number }): boolean =>
    each.role === role && each.seq > seq;
  const taken = factsOf(incident, 'role-taken').find(
    (each) =>
      each.asked === seq ||
      (isLater(each) && occurredAt(each) >= occurredAt(asked) && (isUnique || each.by === to)),
  );
  const next = isUnique ? factsOf(incident, 'role-asked').find(isLater) : undefined;
  const declined = factsOf(incident, 'role-declined').find((each) => each.asked === seq);
  const first = Math.min(...[taken, next].map((each) => each?.seq ?? Number.POSITIVE_INFINITY));
  if (declined !== undefined && declined.seq < first) return { type: 'declined', declined };
  if (next !== undefined && (taken === undefined || next.seq < taken.seq)) {
    return { type: 'replaced', asked: next };
  }
  return taken && { type: taken.by === to ? 'accepted' : 'overtaken', taken };
}
