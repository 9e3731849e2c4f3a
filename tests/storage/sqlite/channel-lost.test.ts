import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../../../src/storage/incidents/incidents';
import { connect } from '../../../src/storage/sqlite/connect';
import { olderDatabase } from '../../support/older-database';

/** What an earlier version wrote of an incident of that number, with these facts about its channel. */
const facts: readonly (readonly [number, string, object])[] = [
  [1, 'channel-archived', { archived: true, asOf: 10 }],
  [2, 'channel-archived', { archived: true, asOf: 10 }],
  [2, 'channel-archived', { archived: false, asOf: 20 }],
  [3, 'channel-archived', { archived: true, asOf: 10 }],
  [3, 'channel-deleted', {}],
];

test('lists tell of channels that were archived or deleted before an earlier version was replaced', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-lost-'));
  const path = join(folder, 'firelog.db');
  await olderDatabase(path, '0008-marks-move-status', (database) => {
    for (const number of [1, 2, 3, 4]) {
      database
        .prepare(
          `insert into incidents (team_id, number, seq, title, severity, status, zone, is_private, is_drill, channel_id, declared_at, declared_by)
           values ('T0', ?, 9, 'Checkout', 'sev2', 'identified', 'UTC', 0, 0, ?, 0, 'U0AMINA')`,
        )
        .run(number, number === 3 ? null : `C${number}`);
    }
    for (const [seq, [number, type, body]] of facts.entries()) {
      database
        .prepare(`insert into incident_events values ('T0', ?, ?, ?, 1, 0, null, ?)`)
        .run(number, seq + 1, type, JSON.stringify(body));
    }
  });
  const connection = await connect(`sqlite:${path}`);
  try {
    const open = await createStore(connection).open('T0');
    expect(open.map(({ number, channelLost }) => [number, channelLost])).toEqual([
      [4, undefined],
      [3, 'deleted'],
      [2, undefined],
      [1, 'archived'],
    ]);
  } finally {
    await connection.close();
    rmSync(folder, { recursive: true });
  }
});
