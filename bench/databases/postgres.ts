import { Kysely } from 'kysely';
import { connect } from '../../src/storage/postgres/connect';
import { GuardedDialect } from '../../src/storage/postgres/driver';
import { openPatientPool } from '../../src/storage/postgres/pool';
import type { Tables } from '../../src/storage/tables';
import { withClient } from '../../tests/support/postgres/server';
import type { DatabaseKind } from './database-kind';
import { benchServer } from './postgres-server';

let made = 0;

/** A database on a server that writes as safely as one that people rely on. */
export const postgresKind: DatabaseKind = {
  name: 'PostgreSQL',
  async create(_folder, template) {
    made += 1;
    const name = `bench_${made}`;
    const { url } = await benchServer();
    await withClient(`${url}/postgres`, (client) =>
      client.query(
        `create database ${name} template ${template === undefined ? 'template1' : nameOf(template)} strategy file_copy`,
      ),
    );
    return `${url}/${name}`;
  },
  async fill(url) {
    await (await connect(url)).close();
    const db = new Kysely<Tables>({ dialect: new GuardedDialect(openPatientPool(url), () => undefined) });
    return { transact: (work) => db.transaction().execute(work), close: () => db.destroy() };
  },
  async drop(url) {
    const server = await benchServer();
    await withClient(`${server.url}/postgres`, (client) =>
      client.query(`drop database if exists ${nameOf(url)} with (force)`),
    );
  },
  async settle(url) {
    await withClient(url, (client) => client.query('vacuum analyze'));
  },
  async marksIn(url) {
    const { rows } = await withClient(url, (client) =>
      client.query<{ n: number }>(
        "select count(*)::integer as n from incident_events where type = 'mark-set'",
      ),
    );
    return rows[0]?.n ?? 0;
  },
};

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
