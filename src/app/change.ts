import { type Declaration, declare } from '../domain/decisions/declare';
import { fold } from '../domain/fold/fold';
import type { Incident } from '../domain/incident/incident';
import { type Fact, type IncidentEvent, stamped } from '../domain/incident/incident-event';
import type { PersonId } from '../domain/person';
import type { Instant } from '../domain/time/instant';
import type { Zone } from '../domain/time/zone';
import type { Once } from './delivery/once';
import type { IncidentRef } from './job';
import { isDone, jobsFor } from './jobs-for-events';
import type { ChangeResult, Clock, QueuedJob, Store } from './ports';

/** Reads an incident and says what became true of it; throws a Refusal where it cannot be. */
export type Decide = (incident: Incident, now: Instant) => readonly Fact[];

/** The only way to change an incident. */
export interface Changes {
  /**
   * Locks the incident, decides once, appends what was decided and queues what follows, in one transaction.
   * Resolves to the incident as it is then, once that is on disk. What it is changed for `once` changes nothing again:
   * that rejects with `TakenBefore`.
   */
  change(ref: IncidentRef, by: PersonId | undefined, decide: Decide, once?: Once): Promise<Incident>;
  /** Declares an incident with the workspace's next number, and records what is decided on it at once; the same once. */
  declare(
    team: string,
    by: PersonId,
    declaration: Declaration,
    zone: Zone,
    more?: { readonly once?: Once | undefined; readonly further?: Decide | undefined },
  ): Promise<Incident>;
}

/** What was decided, and the incident before and after it. */
export interface Decided {
  readonly before: Incident | undefined;
  readonly after: Incident;
  readonly events: readonly IncidentEvent[];
}

/** What a change left behind in the store. */
type Left = Pick<ChangeResult, 'events' | 'jobs'>;

/**
 * Makes the way to change incidents. `queued` is called after each commit that left jobs behind; `changed`, with the team and
 * the incident as it is then, after each that left facts. `handedIn` is called as soon as a change is handed in: where there is
 * one writer at a time, whoever claims jobs then stands in line right behind it and finds what it leaves in the same transaction.
 */
export function openChanges(parts: {
  store: Store;
  clock: Clock;
  queued: () => void;
  handedIn?: () => void;
  changed?: (team: string, incident: Incident) => void;
  /** What else becomes true because of what was decided in a team's incident. */
  owed?: (team: string, step: Decided) => readonly Fact[];
}): Changes {
  const { store, clock, queued, handedIn = () => undefined, changed, owed = () => [] } = parts;

  const append = (
    team: string,
    before: Incident | undefined,
    facts: readonly Fact[],
    { by, recordedAt }: { by: PersonId | undefined; recordedAt: Instant },
  ) => {
    const decided = stamped(facts, before?.seq ?? 0, { recordedAt, ...(by !== undefined && { by }) });
    const first = follow(before, decided);
    const more = first.after === undefined ? [] : owed(team, { before, after: first.after, events: decided });
    if (more.length === 0) return { events: decided, ...withoutDone(first) };
    const further = stamped(more, first.after?.seq ?? 0, { recordedAt });
    const next = follow(first.after, further);
    return {
      events: [...decided, ...further],
      ...withoutDone({ jobs: [...first.jobs, ...next.jobs], after: next.after }),
    };
  };

  const committed = (team: string, incident: Incident, { events, jobs }: Left): Incident => {
    if (jobs.length > 0) queued();
    if (events.length > 0) changed?.(team, incident);
    return incident;
  };

  return {
    async change(ref, by, decide, once) {
      let left: Left = { events: [], jobs: [] };
      const now = clock.now();
      const changing = store.change(
        ref,
        (before) => {
          const step = append(ref.team, before, decide(before, now), { by, recordedAt: now });
          left = step;
          return step;
        },
        once && { once, at: now },
      );
      handedIn();
      return committed(ref.team, await changing, left);
    },
    async declare(team, by, declaration, zone, { once, further } = {}) {
      let left: Left = { events: [], jobs: [] };
      const recordedAt = clock.now();
      const declaring = store.declare(
        team,
        (number) => {
          const declared = declare(declaration, number, zone);
          const more = further?.(fold(undefined, stamped([declared], 0, { recordedAt, by })), recordedAt);
          const facts = [declared, ...(more ?? [])];
          const step = append(team, undefined, facts, { by, recordedAt });
          left = step;
          return step;
        },
        once && { once, at: recordedAt },
      );
      handedIn();
      return committed(team, await declaring, left);
    },
  };
}

interface Followed {
  readonly jobs: readonly QueuedJob[];
  readonly after: Incident | undefined;
}

/** Each event is followed up on its own, so that what it causes does not hang on what came with it. */
function follow(before: Incident | undefined, events: readonly IncidentEvent[]): Followed {
  let incident = before;
  const jobs = events.flatMap((event) => {
    const after = fold(incident, [event]);
    const requests = jobsFor(event, after, incident);
    incident = after;
    return requests.map((request, index) => ({ request, cause: event.seq, order: index }));
  });
  return { jobs, after: incident };
}

/** Without the jobs that are done already, as it stands after all of them, and each under its merge key once. */
function withoutDone({ jobs, after }: Followed): Followed {
  const keys = new Set<string>();
  const needed = jobs.filter(({ request }) => {
    const { mergeKey } = request;
    if (after === undefined || isDone(request, after)) return false;
    if (mergeKey === undefined) return true;
    const isFirst = !keys.has(mergeKey);
    keys.add(mergeKey);
    return isFirst;
  });
  return { jobs: needed, after };
}
