import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, type QueryResult } from 'kysely';
import type { Job, JobKindName } from '../../src/app/job';
import { StorageFailure } from '../../src/app/storage-failure';
import { fromMillis } from '../../src/domain/time/instant';
import { createStore } from '../../src/storage/incidents/incidents';
import { createMembers } from '../../src/storage/members';
import { createOutbox } from '../../src/storage/outbox/outbox';
import { createPeople } from '../../src/storage/people';
import { connect } from '../../src/storage/sqlite/connect';
import { GuardedDialect } from '../../src/storage/sqlite/driver';
import { truncateWal } from '../../src/storage/sqlite/erase';
import { openFile } from '../../src/storage/sqlite/open';
import { GroupCommit } from '../../src/storage/sqlite/transactions';
import type { Tables } from '../../src/storage/tables';
import { unshared } from '../../src/storage/transactions';
import type { Storage } from '../support/paper-bot';
import type { Random } from '../support/random';

/** What every statement of a bot says that died. */
export class Dead extends Error {}

/** What a statement says that fails while the bot lives on: the disk was full for a moment. */
export class Full extends StorageFailure {
  constructor() {
    super('full', 'SQLITE_FULL');
  }
}

/** How many statements pass at most before the next goes wrong. */
const LONGEST_LIFE = 150;

/** Lets statements go wrong by chance: mostly the bot dies right before or after one, else one of them fails. */
export class Fate {
  /** How often something went wrong. */
  blows = 0;
  isDead = false;
  #left = Number.POSITIVE_INFINITY;

  constructor(
    private readonly random: Random,
    private readonly most: number,
  ) {}

  /** The bot lives, until the next blow. */
  arm(): void {
    this.isDead = false;
    this.#left = this.blows < this.most ? this.random.below(LONGEST_LIFE) : Number.POSITIVE_INFINITY;
  }

  /** Runs a statement, if it is to be; only one that `mayFail` does so while the bot lives on. */
  async meet<R>(run: () => Promise<R>, mayFail: boolean): Promise<R> {
    if (this.isDead) throw new Dead();
    this.#left -= 1;
    if (this.#left > 0) return run();
    this.blows += 1;
    this.arm();
    if (mayFail && this.random.chance(0.2)) throw new Full();
    if (this.random.chance(0.5)) await run();
    this.isDead = true;
    throw new Dead();
  }
}

/** The storage as the bot uses it, on a file, in the hands of fate; `close` leaves the file as a killed process does. */
export async function openMortal(path: string, fate: Fate): Promise<Storage & { close(): void }> {
  // Migrates it, and frees the jobs that were in flight.
  await (await connect(`sqlite:${path}`)).close();
  const database = openFile(path);
  const db = new Kysely<Tables>({ dialect: new MortalDialect(database, fate) });
  const { transact } = new GroupCommit(db, database);
  // In whose name jobs are taken up, until the next start finds it over.
  const { id } = unshared(db).session;
  database.prepare('insert into sessions (id) values (?)').run(id);
  const kept = { ...unshared(db), transact, forgetOldPages: () => truncateWal(db) };
  const outbox = createOutbox(kept);
  const claimed = (kind?: JobKindName) => outbox.claim(endOfTime, 1, kind === undefined ? undefined : [kind]);
  return {
    store: createStore(kept),
    members: createMembers(kept),
    people: createPeople(kept),
    async work(run: (job: Job) => Promise<void>, kind?: JobKindName) {
      for (let [job] = await claimed(kind); job !== undefined; [job] = await claimed(kind)) {
        await run(job);
        await outbox.done(job);
      }
    },
    close: () => database.close(),
  };
}

const endOfTime = fromMillis(Date.UTC(2_100, 0));

class MortalDialect extends GuardedDialect {
  constructor(
    database: ConstructorParameters<typeof GuardedDialect>[0],
    private readonly fate: Fate,
  ) {
    super(database, () => undefined);
  }

  override createDriver(): Driver {
    return new MortalDriver(super.createDriver(), this.fate);
  }
}

class MortalDriver implements Driver {
  constructor(
    private readonly driver: Driver,
    private readonly fate: Fate,
  ) {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new MortalConnection(await this.driver.acquireConnection(), this.fate);
  }

  init: Driver['init'] = () => this.driver.init();
  beginTransaction: Driver['beginTransaction'] = (...args) => this.driver.beginTransaction(...args);
  commitTransaction: Driver['commitTransaction'] = (...args) => this.driver.commitTransaction(...args);
  rollbackTransaction: Driver['rollbackTransaction'] = (...args) => this.driver.rollbackTransaction(...args);
  releaseConnection: Driver['releaseConnection'] = (...args) => this.driver.releaseConnection(...args);
  destroy: Driver['destroy'] = () => this.driver.destroy();
}

class MortalConnection implements DatabaseConnection {
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly fate: Fate,
  ) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // To roll back SQLite needs no room.
    const mayFail = query.sql !== 'rollback';
    return this.fate.meet(() => this.connection.executeQuery<R>(query), mayFail);
  }

  streamQuery: DatabaseConnection['streamQuery'] = (...args) => this.connection.streamQuery(...args);
}
