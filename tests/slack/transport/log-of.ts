import Database from 'better-sqlite3';
import type { World } from '../../support/world';

/** A line of the log, as it is on disk. */
export interface LogLine {
  readonly number: number;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** Everything that is on record in a world's database. */
export function logOf({ databasePath }: World): readonly LogLine[] {
  const reader = new Database(databasePath, { readonly: true });
  try {
    const query = 'select number, seq, type, body from incident_events order by number, seq';
    return reader.prepare<[], LogLine>(query).all();
  } finally {
    reader.close();
  }
}

/** How often something of a type is on record. */
export function countOf(world: World, type: string): number {
  return logOf(world).filter((line) => line.type === type).length;
}
