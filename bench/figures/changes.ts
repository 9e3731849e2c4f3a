import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Changes, openChanges } from '../../src/app/change';
import type { IncidentRef } from '../../src/app/job';
import { SystemClock } from '../../src/app/system-clock';
import { plain } from '../../src/domain/text/wording';
import { parseZone } from '../../src/domain/time/zone';
import { createStore } from '../../src/storage/incidents/incidents';
import { connect } from '../../src/storage/sqlite/connect';
import { inFolder } from '../folder';
import type { Part } from '../part';
import { inTurn, seconds } from '../timing';

const commits = 400;

/** Changes a second, each with one event, over commits of the same two rows without anything around them. */
export const changes: Part = {
  name: 'changes',
  summary: 'changes committed a second, over bare SQLite',
  async measure(runs) {
    const [ours, values]: [number[], number[]] = [[], []];
    await inTurn(runs, () =>
      inFolder(async (folder) => {
        const path = join(folder, 'firelog.db');
        const connection = await connect(`sqlite:${path}`);
        const clock = new SystemClock();
        const changes = openChanges({ store: createStore(connection), clock, queued: () => undefined });
        const ref = await declared(changes);
        ours.push(commits / (await seconds(() => noteOften(changes, ref))));
        await connection.close();
        values.push(commits / (await seconds(() => writeOften(path))));
      }),
    );
    return [{ name: 'changes committed', unit: '/s', ours, yardstick: { name: 'bare SQLite', values } }];
  },
};

async function declared(changes: Changes): Promise<IncidentRef> {
  const declaration = {
    title: 'Checkout answers 500',
    severity: 'sev2',
    isPrivate: false,
    isDrill: false,
  } as const;
  const { number } = await changes.declare('T1', 'U1', declaration, parseZone('UTC'));
  return { team: 'T1', number };
}

async function noteOften(changes: Changes, ref: IncidentRef): Promise<void> {
  for (let count = 0; count < commits; count += 1) {
    await changes.change(ref, 'U1', () => [{ type: 'noted', text: plain(`Line ${count}`) }]);
  }
}

/** The statements that one change comes down to, prepared once. */
function writeOften(path: string): void {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const row = database.prepare("update incidents set seq = seq + 1 where team_id = 'T1' and number = 1");
  const event = database.prepare(
    `insert into incident_events (team_id, number, seq, type, version, recorded_at, recorded_by, body)
     select team_id, number, seq, 'noted', 1, ?, 'U1', ? from incidents where team_id = 'T1' and number = 1`,
  );
  const commit = database.transaction((count: number) => {
    row.run();
    event.run(Date.now() * 1_000, JSON.stringify({ text: [`Line ${count}`] }));
  });
  for (let count = 0; count < commits; count += 1) commit.immediate(count);
  database.close();
}
