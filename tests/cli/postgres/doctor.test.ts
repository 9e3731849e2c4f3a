import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnosis } from '../../../src/cli/checks/diagnosis';
import { connect } from '../../../src/storage/open';
import { CommandLine } from '../../support/command-line';
import {
  dropDatabase,
  emptyDatabase,
  newDatabase,
  type PostgresServer,
  sharedServer,
  startServer,
  withClient,
  withoutSearch,
} from '../../support/postgres/server';
import { TransactionPooler } from '../../support/postgres/transaction-pooler';
import { TestDatabase, team } from '../../support/test-database';

/** What is shown of an address. */
const shown = (url: string): string => url.replace(/:[^:@/]+@/, '@').replace(/\?.*/, '');

describe('npx firelog doctor on PostgreSQL', () => {
  let line: CommandLine;
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    line = new CommandLine();
    server = await sharedServer();
    url = withoutSearch(await newDatabase());
  });
  afterAll(async () => {
    await dropDatabase(url);
    line.remove();
  });

  const look = async (address: string): Promise<readonly Diagnosis[]> => {
    const { out, err } = await line.run('doctor --json', { DATABASE_URL: address });
    expect(out + err).not.toContain(new URL(url).password);
    const found: readonly Diagnosis[] = JSON.parse(out);
    return found.filter(({ check }) => check !== 'settings' && check !== 'templates');
  };
  const sentence = async (address: string): Promise<string> => {
    const [first] = await look(address);
    expect(first).toMatchObject({ check: 'database', state: 'wrong' });
    return first?.sentence ?? '';
  };
  /** Does something as the one who may do everything. */
  const sql = (statement: string) =>
    withClient(`${server.url}/postgres`, (client) => client.query(statement));
  const as = (user: string, address = url): string =>
    address.replace(/\/\/.*@/, `//${user}:${encodeURIComponent('p@ss/word')}@`);

  test('finds everything right, and counts the processes at work', async () => {
    const bot = await TestDatabase.open('postgres');
    await bot.declare();
    const { out } = await line.run('doctor', { DATABASE_URL: bot.url });
    expect(out).toMatch(/^ok {7}database {7}postgres:\/\/firelog@[^ ]+ is on PostgreSQL \d+ and has 0001/m);
    expect(out).toContain('ok       processes      One process is at work; there is room for more.');
    expect(out).toContain('what is stored beside it says the same (1 incident, 1 event).');
    const second = await connect(bot.url);
    expect(await look(bot.url)).toContainEqual({
      check: 'processes',
      state: 'ok',
      sentence: '2 processes are at work; there is room for more.',
    });
    await second.close();
    await bot.close();
  });

  test('says what is to be expected of an empty database', async () => {
    const empty = withoutSearch(await emptyDatabase());
    const [database, ...rest] = await look(empty);
    expect(database).toMatchObject({
      state: 'ok',
      sentence: expect.stringMatching(/ has no tables yet; the first start makes them\.$/),
    });
    expect(rest).not.toContainEqual(expect.objectContaining({ check: 'logs' }));
    await dropDatabase(empty);
  });

  test('names what is pending, what a newer program applied, and what lists show wrongly', async () => {
    const bot = await TestDatabase.open('postgres');
    await bot.declare();
    await bot.connection.db.updateTable('incidents').set({ severity: 'sev4' }).execute();
    expect(await look(bot.url)).toContainEqual({
      check: 'logs',
      state: 'wrong',
      sentence: `INC-1 (${team}): what lists show is not what the log says. Stop the bot and type \`npx firelog rebuild\`.`,
    });
    await withClient(bot.url, (client) =>
      client.query(`delete from kysely_migration where name like '0010%'`),
    );
    expect(await look(bot.url)).toContainEqual(
      expect.objectContaining({ state: 'missing', sentence: expect.stringContaining('but lacks 0010-') }),
    );
    await withClient(bot.url, (client) =>
      client.query(`insert into kysely_migration values ('9999-far-ahead', '2031-01-01')`),
    );
    expect(await sentence(bot.url)).toContain('was migrated by a newer Firelog (9999-far-ahead).');
    await bot.close();
  });

  test('says of each mistake in an address what is wrong with it', async () => {
    const wrong = async (change: (address: URL) => void): Promise<string> => {
      const address = new URL(url);
      change(address);
      const said = await sentence(address.href);
      const beginning = `DATABASE_URL names ${shown(address.href)}, `;
      expect(said.slice(0, beginning.length)).toBe(beginning);
      return said.slice(beginning.length);
    };
    expect(await wrong((address) => Object.assign(address, { port: '1' }))).toBe(
      'where nothing listens. Start the server, or look at the host and the port.',
    );
    expect(await wrong((address) => Object.assign(address, { hostname: 'db.invalid' }))).toBe(
      'whose host has no address. Look at the name of the host.',
    );
    expect(await wrong((address) => Object.assign(address, { password: 'hunter2' }))).toMatch(
      /^which takes another password\./,
    );
    expect(await wrong((address) => Object.assign(address, { password: '' }))).toBe(
      'which asks for a password. Write it into the address, or set PGPASSWORD.',
    );
    expect(await wrong((address) => Object.assign(address, { pathname: '/elsewhere' }))).toBe(
      'which the server does not have. Create the database, or look at its name.',
    );
    expect(await wrong((address) => Object.assign(address, { search: 'sslmode=verify-full' }))).toBe(
      'which speaks no TLS. Take sslmode out of it, or have the server speak TLS.',
    );
    expect(await wrong((address) => Object.assign(address, { search: 'sslmode=verify_full' }))).toBe(
      'but sslmode in it is “verify_full”. Write verify-full (TLS, and the server shows a certificate), no-verify (TLS with whoever answers) or disable.',
    );
    expect(
      await wrong((address) =>
        Object.assign(address, { search: 'sslmode=verify-full&sslrootcert=/no/ca.pem' }),
      ),
    ).toBe('but sslrootcert in it names /no/ca.pem, which cannot be read (ENOENT). Name another file.');
    expect(
      await wrong((address) => Object.assign(address, { search: 'uselibpqcompat=true&sslmode=verify-ca' })),
    ).toContain('which needs an authority.');
  });

  test.each([
    ['hangs up', 'which ended the connection. Look whether PostgreSQL is what listens there.', ''],
    ['says nothing', 'which does not answer. Look at the host, the network and the firewall between.', ''],
    [
      'knows nothing of TLS',
      'which does not speak TLS as PostgreSQL does. Look at the port, or take sslmode out of it.',
      '?sslmode=verify-full',
    ],
  ])('says what is wrong where something else listens, which %s', async (does, said, search) => {
    const sockets: Socket[] = [];
    const other = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      if (does !== 'says nothing') socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = new URL(`${url}${search}`);
    address.port = String((other.address() as AddressInfo).port);
    expect(await sentence(address.href)).toBe(`DATABASE_URL names ${shown(address.href)}, ${said}`);
    for (const socket of sockets) socket.destroy();
    other.close();
  });

  test('says what a user lacks: the right to make tables, and connections', async () => {
    const empty = withoutSearch(await emptyDatabase());
    await sql(`create role guest login password 'p@ss/word'`);
    expect(await sentence(as('guest', empty))).toContain(
      'in which this user may not make tables. Make the user the owner of the database.',
    );
    await sql('alter role guest connection limit 5');
    await sql(`alter database ${new URL(empty).pathname.slice(1)} owner to guest`);
    const found = await look(as('guest', empty));
    expect(found).toContainEqual({
      check: 'processes',
      state: 'wrong',
      sentence: expect.stringMatching(
        /^No process is at work, and \d connections of the server are left, of which another one takes up to 12\. Raise max_connections, or the limit of the user or the database\.$/,
      ),
    });
    await sql('alter role guest connection limit 0');
    expect(await sentence(as('guest', empty))).toContain('which has no connection left. Let it have more');
    await dropDatabase(empty);
    await sql('drop role guest');
  });

  test('refuses a database that takes no changes, and one that has no room for every letter', async () => {
    const standby = withoutSearch(await newDatabase());
    const name = new URL(standby).pathname.slice(1);
    await sql(`alter database ${name} set default_transaction_read_only = on`);
    const changes = 'which takes no changes, as a standby does. Name the server that does.';
    expect(await sentence(standby)).toContain(changes);
    await expect(connect(standby)).rejects.toThrow(changes);
    await dropDatabase(standby);
    await sql(`create database ascii encoding 'SQL_ASCII' template template0`);
    const ascii = `${server.url}/ascii`;
    expect(await sentence(ascii)).toContain(
      'which is encoded as SQL_ASCII and has no room for what people write.',
    );
    await expect(connect(ascii)).rejects.toThrow('which is encoded as SQL_ASCII');
    await dropDatabase(ascii);
  });

  test('refuses a pooler in transaction mode', async () => {
    const pooler = await TransactionPooler.before(url);
    expect(await sentence(pooler.url)).toContain(
      'which is a pooler that hands connections on after each transaction',
    );
    await pooler.stop();
  });

  test('warns of a server that does not wait for the disk, and fails for no warning', async () => {
    const { code, out } = await line.run('doctor', { DATABASE_URL: url });
    expect(code).toBe(0);
    expect(out).toContain(
      'warning  durability     The server runs with fsync and full_page_writes off: a power cut may damage the database and take what was acknowledged. Set them to on.',
    );
    const safe = await startServer(join(tmpdir(), `firelog-postgres-safe-${process.pid}`), process.pid, [
      'max_connections=20',
    ]);
    const found = await look(`${safe.url}/postgres`);
    expect(found.map(({ check }) => check)).not.toContain('durability');
    expect(found).toContainEqual(expect.objectContaining({ check: 'processes', state: 'ok' }));
    const bot = await connect(`${safe.url}/postgres`);
    await Promise.all(
      Array.from({ length: 10 }, () => bot.transact((trx) => trx.selectFrom('people').selectAll().execute())),
    );
    expect(await look(`${safe.url}/postgres`)).toContainEqual({
      check: 'processes',
      state: 'warning',
      sentence: expect.stringMatching(
        /^One process is at work, and \d connections? of the server (is|are) left/,
      ),
    });
    await bot.close();
  });
});
