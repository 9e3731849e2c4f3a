import type { MarkKind } from '../mark-kind';
import { type OpenStatus, type Status, statuses } from '../status';
import { type Instant, instant } from '../time/instant';
import type { Incident } from './incident';
import { lastOf } from './kept-facts';
import { type Mark, presentMarks } from './marked-message';

/** How far a mark moves the status. What tells that impact started or was detected moves it no further than it begins. */
const movedTo: Readonly<Partial<Record<MarkKind, OpenStatus>>> = {
  'root cause': 'identified',
  mitigated: 'monitoring',
  resolved: 'resolved',
};

/** Whether a mark moves the status while it stands. */
export function movesStatus({ kind, movesStatus }: Pick<Mark, 'kind' | 'movesStatus'>): boolean {
  return movedTo[kind] !== undefined && movesStatus !== false;
}

/** The incident with the status that its facts and marks give it; the same incident where that is the one it has. */
export function withStatus(incident: Incident): Incident {
  const status = statusNow(incident);
  return status === incident.status ? incident : { ...incident, status };
}

/**
 * The status by what was said last, and by the marks that were set since: they move it forwards only. So it is the same
 * in whatever order they became known, and a mark that is taken back takes its move with it.
 */
export function statusNow(incident: Incident): Status {
  const { status, ...said } = saidStatus(incident);
  return marksSince(incident, said).reduce<Status>(
    (furthest, { kind }) => later(furthest, movedTo[kind] ?? furthest),
    status,
  );
}

/** When a status was said, and as which fact of the log. */
interface Saying {
  readonly at: Instant;
  readonly seq: number;
}

/** The status that was said last, whatever was marked since, and when that was. */
export function saidStatus(incident: Incident): { readonly status: Status } & Saying {
  const canceled = lastOf(incident, 'canceled');
  const changed = lastOf(incident, 'status-changed');
  const closed = lastOf(incident, 'closed');
  // An incident that was opened again is investigated again.
  const reopened = lastOf(incident, 'reopened');
  const all = [
    ...saying('investigating', { seq: 0, recordedAt: instant(0) }),
    ...saying(changed?.to ?? 'investigating', changed),
    ...saying('closed', closed),
    ...saying('investigating', reopened),
  ];
  const last = all.reduce((a, b) => (b.seq > a.seq ? b : a));
  return canceled === undefined ? last : { ...last, status: 'canceled' };
}

function saying(
  status: Status,
  fact: { readonly seq: number; readonly recordedAt: Instant } | undefined,
): readonly ({ readonly status: Status } & Saying)[] {
  return fact === undefined ? [] : [{ status, seq: fact.seq, at: fact.recordedAt }];
}

/** What was on record already when it was said came before it, whatever the two clocks show. */
function marksSince({ moving, messages }: Incident, said: Saying): readonly Mark[] {
  return moving.flatMap((key) => {
    const message = messages.get(key);
    if (message === undefined) return [];
    return presentMarks(message).filter(
      (mark) => movesStatus(mark) && mark.asOf > said.at && mark.seq > said.seq,
    );
  });
}

function later(a: Status, b: Status): Status {
  return statuses.indexOf(b) > statuses.indexOf(a) ? b : a;
}
