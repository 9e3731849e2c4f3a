import type { ColumnType, Insertable, Selectable } from 'kysely';
import type { Standing } from '../domain/person';

/** A boolean as both databases can hold it. */
export type Bit = 0 | 1;

/** One row an incident: what lists and searches need, folded from the log, and the lock that `change` takes. */
export interface IncidentsTable {
  team_id: string;
  number: number;
  /** The position of the log's last event. */
  seq: number;
  title: string;
  severity: string;
  status: string;
  zone: string;
  is_private: Bit;
  is_drill: Bit;
  channel_id: string | null;
  channel_name: string | null;
  /** What keeps people from writing in the channel. */
  channel_lost: 'archived' | 'deleted' | null;
  /** Microseconds since 1970, as every instant here. */
  declared_at: number;
  closed_at: number | null;
  declared_by: string | null;
  /** The names of the services that it is about, a JSON list; null where there is none. */
  services: string | null;
  /** How many of its follow-ups are to be done; null where it was stored by an earlier version. */
  open_tasks: number | null;
}

/** The log. Rows are only ever added; the words in one may be removed for good. */
export interface IncidentEventsTable {
  team_id: string;
  number: number;
  seq: number;
  type: string;
  version: number;
  recorded_at: number;
  recorded_by: string | null;
  /** The fact as JSON, without what the other columns hold. */
  body: string;
}

/** The outbox: what is still to be done on the workspace. A job that is done is no longer here. */
export interface JobsTable {
  id: string;
  team_id: string;
  number: number;
  kind: string;
  payload: string;
  merge_key: string | null;
  lane: string | null;
  /** The position in the log of the event that caused it, and its place among that event's jobs. */
  cause: number;
  cause_order: number;
  /**
   * `scheduled`: not due yet, and in nobody's way; `queued`: behind another one in its lane; `waiting`: can be begun once
   * it is due, at the head of its lane; `held`: waits for its incident's channel; `parked`: given up.
   */
  state: 'scheduled' | 'queued' | 'waiting' | 'running' | 'held' | 'parked';
  /** When it is to be begun; of a job that was given up, when that was. */
  due_at: number;
  attempts: ColumnType<number, number | undefined, number>;
  first_attempt_at: number | null;
  progress: ColumnType<string, string | undefined, string>;
  failure: string | null;
  /** The session that has it in hand, or had it when it was put by. */
  claimed_by: string | null;
  /** The file that it uploaded or began to. */
  file: string | null;
}

/** Who is, or was, in an incident's channel; the row with the latest date is what counts. */
export interface MembersTable {
  team_id: string;
  channel_id: string;
  person_id: string;
  present: Bit;
  as_of: number;
}

/** Who people are, as the workspace last said. */
export interface PeopleTable {
  team_id: string;
  person_id: string;
  name: string;
  zone: string | null;
  is_bot: Bit;
  is_deactivated: Bit;
  /** What they are to the workspace; null until that is asked for. */
  standing: Standing | null;
  as_of: number;
}

/** The pictures that people posted with marked messages. */
export interface PicturesTable {
  team_id: string;
  number: number;
  /** The key of the entry that it belongs to: its message's. */
  entry: string;
  file_id: string;
  /** What it is by its bytes: `image/png`. */
  type: string;
  kept_at: number;
  bytes: Buffer;
}

/** Where the bot tries whether the database can be written: empty but for the moment of a try. */
export interface ProbeTable {
  filler: string;
}

/** What Slack sent and was taken within the last hour, by what it is known by. */
export interface TakenRequestsTable {
  team_id: string;
  key: string;
  taken_at: number;
}

/** How often Slack may still be called, for all processes together: a bucket of permits that fills again with time. */
export interface CallBudgetsTable {
  /** The workspace, the method and, for messages, the channel. */
  bucket: string;
  permits: number;
  filled_at: number;
  /** From when until when Slack wants the method left alone. */
  closed_from: number | null;
  closed_until: number | null;
}

/** A row for each bot that works on the database, which leaves with it: one that is still there was not ended properly. */
export interface SessionsTable {
  id: string;
}

/** Every table. */
export interface Tables {
  incidents: IncidentsTable;
  incident_events: IncidentEventsTable;
  jobs: JobsTable;
  members: MembersTable;
  people: PeopleTable;
  pictures: PicturesTable;
  taken_requests: TakenRequestsTable;
  probe: ProbeTable;
  call_budgets: CallBudgetsTable;
  sessions: SessionsTable;
}

/** A row of `incidents` as it is written. */
export type IncidentRow = Insertable<IncidentsTable>;
/** A row of `incident_events` as it is read. */
export type EventRow = Selectable<IncidentEventsTable>;
/** A row of `jobs` as it is read. */
export type JobRow = Selectable<JobsTable>;
