import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnosis } from '../../../src/cli/checks/diagnosis';
import { CommandLine } from '../../support/command-line';
import { type Claims, certify, makeAuthority } from '../../support/postgres/certificates';
import {
  dropDatabase,
  newDatabase,
  startServer,
  withClient,
  withoutSearch,
} from '../../support/postgres/server';
import { tlsBefore } from '../../support/postgres/tls-front';

const authority = makeAuthority('An authority of the tests');

describe('npx firelog doctor on a server that speaks TLS', () => {
  let line: CommandLine;
  let url: string;
  let known: string;
  beforeAll(async () => {
    line = new CommandLine();
    url = withoutSearch(await newDatabase());
    known = join(line.folder, 'authority.pem');
    writeFileSync(known, authority.cert);
  });
  afterAll(async () => {
    await dropDatabase(url);
    line.remove();
  });

  const look = async (address: string): Promise<readonly Diagnosis[]> => {
    const { out } = await line.run('doctor --json', { DATABASE_URL: address });
    expect(out).not.toContain(new URL(url).password);
    return JSON.parse(out);
  };
  /** What it says of the database where the server shows a certificate of that authority. */
  const said = async (claims: Claims, search: string, by = authority): Promise<string> => {
    const front = await tlsBefore(url, certify(by, claims));
    const found = await look(`${front.url}?${search}`);
    await front.stop();
    const { state, sentence = '' } = found.find(({ check }) => check === 'database') ?? {};
    return state === 'ok' ? 'ok' : sentence.replace(/^DATABASE_URL names [^ ]+, /, '');
  };
  const right: Claims = { host: '127.0.0.1' };

  test('finds the certificate of a known authority right', async () => {
    expect(await said(right, `sslmode=verify-full&sslrootcert=${known}`)).toBe('ok');
  });

  test('says who vouches for a certificate is not known here', async () => {
    const unknown =
      'whose certificate nobody here trusts. Name its authority: ?sslmode=verify-full&sslrootcert=<file>; ?sslmode=no-verify trusts whoever answers.';
    expect(await said(right, 'sslmode=verify-full')).toBe(unknown);
    const other = makeAuthority('Another authority');
    expect(await said(right, `sslmode=verify-full&sslrootcert=${known}`, other)).toBe(unknown);
    const front = await tlsBefore(url, other);
    expect(await look(`${front.url}?sslmode=verify-full`)).toContainEqual(
      expect.objectContaining({ state: 'wrong', sentence: expect.stringContaining(unknown) }),
    );
    await front.stop();
    expect(await said(right, 'sslmode=no-verify', other)).toBe('ok');
  });

  test('says that a certificate is for another host, and what takes it all the same', async () => {
    const elsewhere = { host: 'db.internal' };
    expect(await said(elsewhere, `sslmode=verify-full&sslrootcert=${known}`)).toBe(
      'whose certificate is for another host. Name the host that it is for, or take any of that authority’s: ?uselibpqcompat=true&sslmode=verify-ca&sslrootcert=<file>.',
    );
    expect(await said(elsewhere, `uselibpqcompat=true&sslmode=verify-ca&sslrootcert=${known}`)).toBe('ok');
  });

  test('says that a certificate has expired', async () => {
    const old = { ...right, until: new Date(Date.now() - 1_000) };
    expect(await said(old, `sslmode=verify-full&sslrootcert=${known}`)).toBe(
      'whose certificate has expired. Have it renewed.',
    );
  });

  test.each(['prefer', 'require', 'verify-ca'])(
    'takes %s for verify-full and says so, and nobody else warns of it',
    async (mode) => {
      expect(await said({ host: 'db.internal' }, `sslmode=${mode}&sslrootcert=${known}`)).toContain(
        'whose certificate is for another host.',
      );
      const front = await tlsBefore(url, certify(authority, right));
      const address = `${front.url}?sslmode=${mode}&sslrootcert=${known}`;
      const { code, out, err } = await line.runAlone('doctor', { DATABASE_URL: address });
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(
        `warning  tls            sslmode=${mode} is taken for verify-full: the server has to show a certificate for its host. Write sslmode=verify-full.\n`,
      );
      await front.stop();
    },
  );

  test('says that a server lets nobody in without TLS', async () => {
    const server = await startServer(join(tmpdir(), `firelog-postgres-tls-${process.pid}`));
    const address = `${server.url}/postgres`;
    await withClient(address, async (client) => {
      writeFileSync(join(server.folder, 'data/pg_hba.conf'), 'hostssl all all all scram-sha-256\n');
      await client.query('select pg_reload_conf()');
    });
    expect(await look(address)).toContainEqual({
      check: 'database',
      state: 'wrong',
      sentence: expect.stringMatching(
        /, which takes no connection without TLS\. Put \?sslmode=verify-full behind the name of the database\.$/,
      ),
    });
  });
});
