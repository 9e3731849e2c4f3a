import type { World } from '../../support/world';

/** A line of the log, as it is stored. */
export interface LogLine {
  readonly number: number;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** Everything that is on record in a world's database. */
export function logOf(world: World): Promise<readonly LogLine[]> {
  return world.stored((db) =>
    db
      .selectFrom('incident_events')
      .select(['number', 'seq', 'type', 'body'])
      .orderBy('number')
      .orderBy('seq')
      .execute(),
  );
}

/** How often something of a type is on record. */
export async function countOf(world: World, type: string): Promise<number> {
  return (await logOf(world)).filter((line) => line.type === type).length;
}
