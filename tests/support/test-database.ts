import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Changes, openChanges } from '../../src/app/change';
import type { IncidentRef, JobRequest } from '../../src/app/job';
import type { Outbox, Store } from '../../src/app/ports';
import { type Declaration, declare } from '../../src/domain/decisions/declare';
import { fold } from '../../src/domain/fold/fold';
import type { Fact, IncidentEvent } from '../../src/domain/incident/incident-event';
import { plain } from '../../src/domain/text/wording';
import type { Instant } from '../../src/domain/time/instant';
import type { OwnConnection } from '../../src/storage/connection';
import { createStore } from '../../src/storage/incidents/incidents';
import { connect } from '../../src/storage/open';
import { createOutbox } from '../../src/storage/outbox/outbox';
import { amina, at, nairobi } from './cast';
import { dropDatabase, newDatabase } from './postgres/server';

/** The workspace that most incidents of the tests belong to. */
export const team = 'T0TEAM';

/** What every incident here is about unless said otherwise. */
export const declaration: Declaration = {
  title: 'Checkout answers 500',
  severity: 'sev2',
  isPrivate: false,
  isDrill: false,
};

/** A kind of database that the tests run on. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** The kind that tests run on which are about something else: `npm run test:postgres` says so. */
export const usualKind: DatabaseKind =
  process.env.FIRELOG_TEST_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

/** The kinds that are tested each by itself: `npm test` runs what is stored, queued and caught up with on every one. */
export const databaseKinds: readonly DatabaseKind[] =
  usualKind === 'postgres' ? ['postgres'] : ['sqlite', 'postgres'];

/** The address of a new database: of a file in a folder, or of one on the server. */
export function newDatabaseUrl(folder: string, kind: DatabaseKind = usualKind): Promise<string> | string {
  return kind === 'postgres' ? newDatabase() : `sqlite:${join(folder, 'firelog.db')}`;
}

/** A real database of its own, with the store and the outbox on it and a clock that is set by hand. */
export class TestDatabase {
  readonly #folder: string;
  now = at('10:00');

  private constructor(
    folder: string,
    readonly url: string,
    public connection: OwnConnection,
  ) {
    this.#folder = folder;
  }

  static async open(kind = usualKind): Promise<TestDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-storage-'));
    const url = await newDatabaseUrl(folder, kind);
    return new TestDatabase(folder, url, await connect(url));
  }

  /** Where the file is, of SQLite. */
  get path(): string {
    return this.url.replace(/^sqlite:/, '');
  }

  /** Opens it once more, as another process does; whoever asks for it closes it. */
  another(): Promise<OwnConnection> {
    return connect(this.url);
  }

  /** A store with a memory of its own, as another process would have it. */
  store(): Store {
    return createStore(this.connection);
  }

  outbox(): Outbox {
    return createOutbox(this.connection);
  }

  /** The way to change incidents, over a store. */
  changes(store = this.store(), queued: () => void = () => undefined): Changes {
    const clock = { now: (): Instant => this.now, at: () => () => undefined };
    return openChanges({ store, clock, queued });
  }

  /** Closes the database and opens it again, as a restart does. */
  async reopen(): Promise<void> {
    await this.connection.close();
    this.connection = await connect(this.url);
  }

  /** Lets rows go that others refer to: what is stored may be wrong in any way. */
  async dropForeignKeys(): Promise<void> {
    const { db } = this.connection;
    if (this.url.startsWith('sqlite:')) {
      await sql`pragma foreign_keys = off`.execute(db);
      return;
    }
    await sql`
      do $$ declare found record; begin
        for found in select conrelid::regclass as place, conname from pg_constraint where contype = 'f' loop
          execute format('alter table %s drop constraint %I', found.place, found.conname);
        end loop;
      end $$
    `.execute(db);
  }

  /** Everything that is stored. */
  async rows() {
    const { db } = this.connection;
    return {
      incidents: await db.selectFrom('incidents').selectAll().orderBy('number').execute(),
      events: await db.selectFrom('incident_events').selectAll().orderBy('seq').execute(),
      jobs: await db.selectFrom('jobs').selectAll().orderBy('cause').orderBy('cause_order').execute(),
    };
  }

  async close(): Promise<void> {
    await this.connection.close();
    if (this.url.startsWith('postgres')) await dropDatabase(this.url);
    rmSync(this.#folder, { recursive: true });
  }

  /** Declares an incident and leaves nothing in the outbox. */
  async declare(): Promise<IncidentRef> {
    const incident = await this.changes().declare(team, amina, declaration, nairobi);
    await this.connection.db.deleteFrom('jobs').execute();
    return { team, number: incident.number };
  }

  /** Puts a note on record, with everything that follows from it. */
  async note(ref: IncidentRef, text: string): Promise<void> {
    await this.changes().change(ref, amina, () => [noted(text)]);
  }

  /** Queues jobs as followers of one note, in their order. */
  queue(ref: IncidentRef, ...requests: readonly JobRequest[]): Promise<void> {
    return this.queueIn(this.store(), ref, requests);
  }

  /** The same in another process. */
  async queueIn(store: Store, ref: IncidentRef, requests: readonly JobRequest[]): Promise<void> {
    await store.change(ref, (incident) => {
      const event = { ...noted('something happened'), seq: incident.seq + 1, recordedAt: this.now };
      const jobs = requests.map((request, order) => ({ request, cause: event.seq, order }));
      return { events: [event], jobs, after: fold(incident, [event]) };
    });
  }
}

/** The fact that somebody noted something. */
export function noted(text: string): Extract<Fact, { type: 'noted' }> {
  return { type: 'noted', text: plain(text) };
}

/** The first event of an incident's log. */
export function declaredEvent(number: number, recordedAt: Instant): IncidentEvent {
  return { ...declare(declaration, number, nairobi), seq: 1, recordedAt, by: amina };
}
