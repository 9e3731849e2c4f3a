import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutbox } from '../../../src/storage/outbox/outbox';
import { connect } from '../../../src/storage/sqlite/connect';
import { at } from '../../support/cast';
import { olderDatabase } from '../../support/older-database';
import { team } from '../../support/test-database';

test('what an earlier version queued goes on in its order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-queued-'));
  const path = join(folder, 'firelog.db');
  await olderDatabase(path, '0003-probe', (older) => {
    older.exec(
      `insert into incidents (team_id, number, seq, title, severity, status, zone, is_private, is_drill, declared_at)
       values ('${team}', 1, 1, 'Checkout', 'sev2', 'investigating', 'UTC', 0, 0, 1)`,
    );
    const insert = older.prepare(
      `insert into jobs (id, team_id, number, kind, payload, lane, cause, cause_order, state, due_at)
       values (?, '${team}', 1, ?, ?, ?, ?, 0, ?, 1)`,
    );
    insert.run('a', 'deliver-draft', '{"revision":1}', 'draft', 9, 'waiting');
    insert.run('b', 'tell', '{"fact":2}', 'tell', 2, 'waiting');
    insert.run('c', 'tell', '{"fact":1}', 'tell', 1, 'running');
    insert.run('d', 'topic', '{}', null, 3, 'held');
    insert.run('e', 'tell', '{"fact":0}', 'tell', 0, 'parked');
  });
  const connection = await connect(`sqlite:${path}`);
  try {
    const outbox = createOutbox(connection);
    const claim = () => outbox.claim(at('10:00'), 10);
    const order: string[] = [];
    for (let jobs = await claim(); jobs.length > 0; jobs = await claim()) {
      order.push(jobs.map(({ kind }) => kind).join(' and '));
      for (const job of jobs) await outbox.done(job);
    }
    expect(order).toEqual(['tell and topic', 'tell', 'deliver-draft']);
  } finally {
    await connection.close();
    rmSync(folder, { recursive: true });
  }
});
