import Database from 'better-sqlite3';
import { minute } from '../../../src/domain/instant';
import { World } from '../../support/world';
import { countOf } from './log-of';

describe('while the database cannot be written', () => {
  let world: World;
  let channel: string;
  let intruder: Database.Database;
  beforeEach(async () => {
    world = await World.open({ playground: { deliveries: { ackTimeoutMs: 2_000 } } });
    channel = await world.declare();
    intruder = new Database(world.databasePath);
  });
  afterEach(async () => {
    intruder.close();
    await world.close();
  });

  /** Holds the write lock for longer than the bot waits for it. */
  const lock = () => intruder.exec('begin immediate');
  const unlock = () => intruder.exec('rollback');

  it('an event is not acknowledged, comes again, and is then on record once', async () => {
    const ts = await world.person('amina').post(channel, 'The pool is exhausted');
    await world.settled();
    lock();
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.settled();
    unlock();
    expect(countOf(world, 'mark-set')).toBe(0);
    await world.turn(minute);
    expect(countOf(world, 'mark-set')).toBe(1);
    const { wire } = world.playground;
    const sent = wire.envelopes('reaction_added').filter(({ payload }) => isMark(payload));
    expect(sent.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    const acknowledged = wire.records().filter((record) => record.kind === 'ack');
    const ids = acknowledged.map(({ envelopeId }) => envelopeId);
    expect(sent.map(({ envelopeId }) => ids.includes(envelopeId))).toEqual([false, false, true]);
  });

  it('a command is answered by an apology that the log can be found by, and leaves nothing behind', async () => {
    lock();
    const answer = await world.types('amina', channel, '/incident note rolled back');
    unlock();
    const [, reference] =
      /^Firelog made a mistake and could not do this\..* reference (\w+)\.$/.exec(answer) ?? [];
    expect(reference).toBeDefined();
    expect(world.lines.filter((line) => line.includes(`"reference":"${reference}"`))).toHaveLength(1);
    expect(countOf(world, 'noted')).toBe(0);
    expect(await world.types('amina', channel, '/incident note rolled back')).not.toContain('mistake');
    expect(countOf(world, 'noted')).toBe(1);
  });
});

function isMark({ event }: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(event).includes('"pushpin"');
}
