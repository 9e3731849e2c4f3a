import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { connect } from '../../../src/storage/open';
import { examineServer, faultIn } from '../../../src/storage/postgres/server/examine';
import { BotProcess } from '../../support/bot-process';
import { dropDatabase, newDatabase, withClient } from '../../support/postgres/server';
import { TransactionPooler } from '../../support/postgres/transaction-pooler';

describe('a pooler that hands connections on after each transaction', () => {
  let url: string;
  let pooler: TransactionPooler;
  beforeAll(async () => {
    url = await newDatabase();
    pooler = await TransactionPooler.before(url);
  });
  afterAll(async () => {
    await pooler.stop();
    await dropDatabase(url);
  });

  test('lets statements and transactions through', async () => {
    await withClient(pooler.url, async (one) => {
      await one.query('begin');
      await one.query('insert into probe values ($1)', ['x']);
      const others = await withClient(pooler.url, (other) => other.query('select * from probe'));
      expect(others.rows).toEqual([]);
      await one.query('rollback');
      expect((await one.query('select * from probe')).rows).toEqual([]);
    });
  });

  test('is told from the server itself, as often as one looks', async () => {
    for (let times = 0; times < 5; times += 1) {
      expect(await examineServer(pooler.url)).toMatchObject({ isPooled: true });
      expect(await examineServer(url)).toMatchObject({ isPooled: false });
    }
  });

  test('is told from the server also where it hands out its many connections one after the other', async () => {
    const turning = await TransactionPooler.before(url, 'the first');
    for (let connections = 1; connections <= 7; connections += 1) {
      expect(await examineServer(turning.url)).toMatchObject({ isPooled: true });
      await withClient(turning.url, (one) => inTransactions(turning.url, connections, one));
    }
    await turning.stop();
  });

  test('keeps a bot from starting, with a sentence that has no password in it', async () => {
    const refused = connect(pooler.url);
    await expect(refused).rejects.toMatchObject({
      name: 'DatabaseUnusable',
      message: expect.stringMatching(
        /^DATABASE_URL names postgres:\/\/firelog@127\.0\.0\.1:\d+\/\w+, which is a pooler that hands connections on after each transaction, .* or set the pooler to session mode \(pool_mode = session\)\.$/,
      ),
    });
    await (await connect(url)).close();
  });

  test('ends the process of a bot that is started over it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-pooler-'));
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A0-2-abc' };
    const nowhere = { SLACK_API_URL: 'http://127.0.0.1:1/api/' };
    const bot = BotProcess.run(folder, { ...tokens, ...nowhere, DATABASE_URL: pooler.url });
    expect(await bot.ended).toEqual({ code: 1, signal: null });
    expect(bot.errors).toContain('which is a pooler that hands connections on after each transaction');
    expect(bot.errors + bot.output).not.toContain(new URL(url).password);
    rmSync(folder, { recursive: true });
  });
});

/** Has so many transactions be open at once, each of which takes a connection. */
async function inTransactions(url: string, count: number, client: Client): Promise<void> {
  await client.query('begin');
  if (count > 1) await withClient(url, (next) => inTransactions(url, count - 1, next));
  await client.query('rollback');
}

test('what is older than version 13 or has no room for every letter is refused', () => {
  const fine = {
    version: 170010,
    encoding: 'UTF8',
    isPooled: false,
    isReadOnly: false,
    mayCreate: true,
    unsafe: [],
    processes: 0,
    connectionsLeft: 100,
  };
  expect(faultIn(fine)).toBeUndefined();
  expect(faultIn({ ...fine, version: 130000 })).toBeUndefined();
  expect(faultIn({ ...fine, version: 120022 })).toBe(
    'which is PostgreSQL 12. Take version 13 or a newer one.',
  );
  expect(faultIn({ ...fine, encoding: 'SQL_ASCII' })).toContain('which is encoded as SQL_ASCII');
});
