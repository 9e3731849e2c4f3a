import type { Kysely, Selectable } from 'kysely';
import type { IncidentRef } from '../../app/job';
import type { OpenIncident } from '../../app/ports';
import { facts, readFact } from '../../domain/facts';
import { lossOf } from '../../domain/incident/channel';
import type { Incident } from '../../domain/incident/incident';
import type { IncidentEvent } from '../../domain/incident/incident-event';
import { followUpsOf } from '../../domain/ledger/follow-up';
import type { Severity } from '../../domain/severity';
import type { Status } from '../../domain/status';
import { instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import type { EventRow, IncidentRow, IncidentsTable, Tables } from '../tables';

/** The highest number that a column of integers holds. */
export const MAX_INTEGER = 2 ** 31 - 1;

/** What names an incident among those of every workspace. */
export function keyOf(ref: IncidentRef): string {
  return `${ref.team}:${ref.number}`;
}

/** The events of an incident's log after one position and up to another, oldest first. */
export async function readEvents(
  reader: Kysely<Tables>,
  ref: IncidentRef,
  after: number,
  to = MAX_INTEGER,
): Promise<readonly IncidentEvent[]> {
  const rows = await reader
    .selectFrom('incident_events')
    .selectAll()
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('seq', '>', after)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute();
  return rows.map(eventOf);
}

/** What lists and searches need of an incident, as it is stored: a projection of its log. */
export function rowOf(ref: IncidentRef, incident: Incident): IncidentRow {
  return {
    team_id: ref.team,
    number: ref.number,
    seq: incident.seq,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    zone: incident.zone,
    is_private: incident.isPrivate ? 1 : 0,
    is_drill: incident.isDrill ? 1 : 0,
    // A deleted channel is nowhere to be in, and its row must not say otherwise.
    channel_id: incident.channel?.isDeleted ? null : (incident.channel?.id ?? null),
    channel_name: incident.channel?.name ?? null,
    channel_lost: lossOf(incident) ?? null,
    declared_at: incident.declaredAt,
    closed_at: incident.closed?.at ?? null,
    declared_by: incident.declaredBy,
    services: incident.services.length === 0 ? null : JSON.stringify(incident.services),
    open_tasks: followUpsOf(incident).filter(({ state }) => state === 'open').length,
  };
}

/** An event as it is stored. */
export function eventRow(ref: IncidentRef, event: IncidentEvent): EventRow {
  const { type, seq, recordedAt, by, ...body } = event;
  return {
    team_id: ref.team,
    number: ref.number,
    seq,
    type,
    version: facts[type].version,
    recorded_at: recordedAt,
    recorded_by: by ?? null,
    body: JSON.stringify(body),
  };
}

function eventOf(row: EventRow): IncidentEvent {
  return {
    // The type and what belongs to it stand in one row.
    ...readFact(row.type, row.version, JSON.parse(row.body)),
    type: row.type,
    seq: row.seq,
    recordedAt: instant(Number(row.recorded_at)),
    ...(row.recorded_by !== null && { by: row.recorded_by }),
  } as IncidentEvent;
}

/** The workspaces that have an incident of this number, in the order of their ids. */
export async function workspacesWith(db: Kysely<Tables>, number: number): Promise<readonly string[]> {
  if (number > MAX_INTEGER) return [];
  const rows = await db
    .selectFrom('incidents')
    .select('team_id')
    .where('number', '=', number)
    .orderBy('team_id')
    .execute();
  return rows.map((row) => row.team_id);
}

/** The incidents of a workspace that are not canceled and may have tasks to be done, newest first. */
export async function withOpenTasks(db: Kysely<Tables>, team: string): Promise<readonly IncidentRef[]> {
  const rows = await db
    .selectFrom('incidents')
    .select('number')
    .where('team_id', '=', team)
    .where('status', '!=', 'canceled')
    .where((has) => has.or([has('open_tasks', 'is', null), has('open_tasks', '>', 0)]))
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ number }) => ({ team, number }));
}

/** What a row tells of an incident that is open. */
export function openIncident(row: Selectable<IncidentsTable>): OpenIncident {
  return {
    number: row.number,
    title: row.title,
    // Written by `rowOf` from a folded incident, whose severity, status and zone are of these types.
    severity: row.severity as Severity,
    status: row.status as Status,
    zone: row.zone as Zone,
    isPrivate: row.is_private === 1,
    isDrill: row.is_drill === 1,
    declaredAt: instant(Number(row.declared_at)),
    services: row.services === null ? [] : JSON.parse(row.services),
    ...(row.channel_id !== null && { channel: row.channel_id }),
    ...(row.channel_lost !== null && { channelLost: row.channel_lost }),
  };
}
