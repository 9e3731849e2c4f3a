import type { MarkKind } from '../mark-kind';
import { type OpenStatus, type Status, statuses } from '../status';
import { type Instant, instant } from '../time/instant';
import type { Incident } from './incident';
import { lastOf } from './kept-facts';
import { counts, type Mark, type MarkedMessage } from './marked-message';

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
 * The incident with the status that it has once one mark on a message is another. All marks are looked at only where the
 * one that is gone may have been the only one to move it so far: a storm of marks sets one after the other.
 */
export function withMoved(
  incident: Incident,
  message: MarkedMessage,
  { before, after }: { readonly before: Mark | undefined; readonly after: Mark | undefined },
): Incident {
  const said = saidStatus(incident);
  const [was, is] = [before, after].map((mark) => movedBy(mark, message, said)) as [Status, Status];
  const { status: known } = incident;
  const status = isBefore(is, was) && was === known ? statusNow(incident, known) : later(known, is);
  return status === known ? incident : { ...incident, status };
}

/**
 * The status by what was said last, and by the marks that were set since: they move it forwards only. So it is the same
 * in whatever order they became known, and a mark that is taken back takes its move with it. Once it is `most`, nothing
 * moves it further.
 */
export function statusNow(incident: Incident, most: Status = 'resolved'): Status {
  const { moving, messages } = incident;
  const said = saidStatus(incident);
  let furthest = said.status;
  // The newest are the likeliest to have been set since.
  for (let index = moving.length - 1; index >= 0 && isBefore(furthest, most); index -= 1) {
    const message = messages.get(moving[index] ?? '');
    if (message === undefined) continue;
    for (const mark of Object.values(message.marks)) furthest = later(furthest, movedBy(mark, message, said));
  }
  return furthest;
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

/** The status that a mark gives an incident of which that was said last; what was said, where it moves nothing. */
function movedBy(
  mark: Mark | undefined,
  message: MarkedMessage,
  said: { readonly status: Status } & Saying,
): Status {
  if (mark === undefined || !movesStatus(mark) || !counts(message, mark)) return said.status;
  // What was on record already when it was said came before it, whatever the two clocks show.
  const isSince = mark.asOf > said.at && mark.seq > said.seq;
  return isSince ? later(said.status, movedTo[mark.kind] ?? said.status) : said.status;
}

function later(a: Status, b: Status): Status {
  return isBefore(a, b) ? b : a;
}

function isBefore(a: Status, b: Status): boolean {
  return statuses.indexOf(a) < statuses.indexOf(b);
}
