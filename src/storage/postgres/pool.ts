import { type ClientBase, types as defaultTypes, Pool, type PoolConfig } from 'pg';
import { explicitUrl } from './url';

/** How many connections a process has, besides the one that shows that it is at work and the one on which calls are counted. */
export const MAX_CONNECTIONS = 10;

/** How long anything may take, in milliseconds: an acknowledgement has two seconds in all. */
const patience = { connect: 1_500, lock: 1_200, statement: 1_500, answer: 2_000, idleInTransaction: 10_000 };

/**
 * After how many seconds of silence the server asks whether this end of a connection is still there, how long it waits
 * between two questions, and how many go unanswered before it ends the session: nine seconds in all, in which this end,
 * which asks each second, has long found out as well.
 */
export const keepalive = { idle: 5, interval: 2, count: 2 };

/** PostgreSQL's number of the type `bigint`, which `pg` hands out as text: what is kept here fits a number. */
const BIGINT = 20;

const types: PoolConfig['types'] = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === BIGINT ? Number : defaultTypes.getTypeParser(id, format as 'text'),
};

/** What everybody who opens a connection asks for. */
export function connectionTo(url: string): PoolConfig {
  return {
    connectionString: explicitUrl(url),
    application_name: 'firelog',
    keepAlive: true,
    keepAliveInitialDelayMillis: keepalive.idle * 1_000,
    connectionTimeoutMillis: patienceOf(url, patience.connect),
    types,
  };
}

/** How long the server is waited for: longer where the address says so, as `connect_timeout=<seconds>` does elsewhere. */
function patienceOf(url: string, usual: number): number {
  const seconds = URL.canParse(url) ? Number(new URL(url).searchParams.get('connect_timeout')) : 0;
  return Number.isFinite(seconds) ? Math.max(usual, seconds * 1_000) : usual;
}

/** Settings of a session, as statements: at the start of a connection, where they could be said too, a pooler refuses them. */
export const sessionSettings: readonly string[] = [
  `set tcp_keepalives_idle = ${keepalive.idle}`,
  `set tcp_keepalives_interval = ${keepalive.interval}`,
  `set tcp_keepalives_count = ${keepalive.count}`,
  // What is committed is on disk, whatever the server does for others.
  'set synchronous_commit = on',
];

const impatience = (url: string): readonly string[] => [
  `set lock_timeout = ${patience.lock}`,
  `set statement_timeout = ${patienceOf(url, patience.statement)}`,
  `set idle_in_transaction_session_timeout = ${patience.idleInTransaction}`,
];

/** Connections on which nothing takes longer than somebody who waits for an acknowledgement can wait. */
export function openPool(url: string): Pool {
  const answer = patienceOf(url, patience.answer);
  const config = { ...connectionTo(url), max: MAX_CONNECTIONS, query_timeout: answer };
  // What is handed in at once is sent at once. Source: node-postgres.com/features/pipelining.
  return pool({ ...config, pipeline: true }, impatience(url));
}

/** One connection for what may be lost to a power cut, and so waits for no disk. */
export function openLightPool(url: string): Pool {
  const config = { ...connectionTo(url), max: 1, query_timeout: patienceOf(url, patience.answer) };
  return pool(config, [...impatience(url), 'set synchronous_commit = off']);
}

/** Connections for what takes its time and that nobody waits for in Slack. */
export function openPatientPool(url: string, settings: readonly string[] = []): Pool {
  return pool({ ...connectionTo(url), max: 2, connectionTimeoutMillis: 10_000 }, settings);
}

/** One connection for somebody who takes time; `begin` is run on it, and on the one that takes its place, before all else. */
export function openSolePool(url: string, begin: (client: ClientBase) => Promise<void>): Pool {
  const config = { ...connectionTo(url), max: 1, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 0 };
  return pool(config, [], begin);
}

/** Ends the connections of a pool, also where it was ended before. */
export async function endPool(pool: Pool): Promise<void> {
  if (!pool.ending) await pool.end();
}

function pool(
  config: PoolConfig,
  settings: readonly string[],
  begin?: (client: ClientBase) => Promise<void>,
): Pool {
  const opened = new Pool({
    ...config,
    async onConnect(client) {
      await client.query([...sessionSettings, ...settings].join('; '));
      await begin?.(client);
    },
  });
  // Whoever has it hears of its end from the statement; without a listener the event would end the process.
  opened.on('connect', (client) => client.on('error', () => undefined));
  // Whoever uses the next one finds out; an idle connection that ends is nobody's error.
  opened.on('error', () => undefined);
  return opened;
}
