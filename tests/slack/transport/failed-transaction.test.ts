import Database from 'better-sqlite3';
import { minute, second } from '../../../src/domain/time/instant';
import { opened, shownTo } from '../../support/asking';
import { World } from '../../support/world';
import { countOf } from './log-of';

describe('while another process holds the file of SQLite', () => {
  let world: World;
  let channel: string;
  let intruder: Database.Database;
  beforeEach(async () => {
    world = await World.open({
      database: 'sqlite',
      playground: { deliveries: { ackTimeoutMs: 2_000 } },
    });
    channel = await world.declare();
    intruder = new Database(world.sqlitePath);
  });
  afterEach(async () => {
    intruder.close();
    await world.close();
  });

  /** Holds the write lock for longer than the bot waits for it. */
  const lock = () => intruder.exec('begin immediate');
  const unlock = () => intruder.exec('rollback');

  test('an event is not acknowledged, comes again, and is then on record once', async () => {
    const ts = await world.person('amina').post(channel, 'The pool is exhausted');
    await world.settled();
    lock();
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.settled();
    unlock();
    expect(await countOf(world, 'mark-set')).toBe(0);
    await world.turn(minute);
    expect(await countOf(world, 'mark-set')).toBe(1);
    const { wire } = world.playground;
    const sent = wire.envelopes('reaction_added').filter(({ payload }) => isMark(payload));
    expect(sent.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    const acknowledged = wire.records().filter((record) => record.type === 'ack');
    const ids = acknowledged.map(({ envelopeId }) => envelopeId);
    expect(sent.map(({ envelopeId }) => ids.includes(envelopeId))).toEqual([false, false, true]);
  });

  test('what Slack gave up to deliver meanwhile is found in the channel afterwards', async () => {
    const said = await world.person('amina').post(channel, 'The pool is exhausted');
    await world.settled();
    lock();
    await world.person('amina').react(channel, said, 'pushpin');
    await world.person('baraka').join(channel);
    await world.person('baraka').post(channel, 'Nobody hears this', { thread: said });
    await world.turn(7 * minute);
    unlock();
    expect(await countOf(world, 'mark-set')).toBe(0);
    await world.turn(minute);
    expect(await countOf(world, 'mark-set')).toBe(1);
    await world.types('amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toContain('The pool is exhausted');
    expect(world.lines.filter((line) => /"level":"(error|warn)"/.test(line))).toHaveLength(1);
  });

  test('a command is answered by what is wrong and by what was typed, and leaves nothing behind', async () => {
    lock();
    const note = await world.types('amina', channel, '/incident note 10:42 <b> & co');
    const escalate = await world.types('amina', channel, '/incident escalate @baraka the pool is full');
    unlock();
    const why =
      'Nothing was recorded: Firelog’s database cannot be used, because another program keeps it locked. Try again in a minute; if it stays like this, tell whoever runs Firelog.';
    expect(note).toBe(`${why}\nYou typed: /incident note 10:42 &lt;b&gt; &amp; co`);
    expect(escalate).toBe(
      `${why}\nYou typed: /incident escalate <@${world.person('baraka').id}> the pool is full`,
    );
    expect(await countOf(world, 'noted')).toBe(0);
    expect(await world.types('amina', channel, '/incident note rolled back')).not.toContain('Nothing');
    expect(await countOf(world, 'noted')).toBe(1);
  });

  test('a form stays open with what was typed in it, and takes it a minute later', async () => {
    const modal = await opened(world, 'amina', channel, '/incident close');
    modal.fill('summary', 'Cards were declined for an hour');
    lock();
    const answer = await modal.submit();
    unlock();
    expect(answer).toEqual({
      acknowledged: true,
      errors: { summary: expect.stringMatching(/^Nothing was recorded: .* keeps it locked\./) },
    });
    expect(await countOf(world, 'closed')).toBe(0);
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    expect(world.draft()).toContain('Cards were declined for an hour');
  });

  test('what a job did in Slack is not done again because that could not be written down', async () => {
    const { faults } = world.playground;
    const takeBack = faults.add(({ method, moment }) => {
      if (method !== 'chat.postMessage' || moment !== 'after') return undefined;
      takeBack();
      lock();
      return undefined;
    });
    await world.types('amina', channel, '/incident assume the pool is full');
    await world.turn(minute);
    expect(await countOf(world, 'told')).toBe(0);
    unlock();
    await world.turn(minute);
    expect(await countOf(world, 'told')).toBe(1);
    expect(world.said(channel).filter((text) => text.includes('the pool is full'))).toHaveLength(1);
  });

  test('a press is answered by what is wrong, and counts once it is repeated', async () => {
    await world.person('chebet').join(channel);
    await world.types('amina', channel, '/incident escalate @chebet the pool is full');
    const asked = world.playground.messages(channel).find(({ text }) => text.includes('E1'));
    const press = async (): Promise<void> => {
      await world.person('chebet').press(channel, asked?.ts ?? '', { action: 'acknowledge' });
      await world.settled();
    };
    lock();
    await press();
    unlock();
    expect(shownTo(world, 'chebet')).toMatch(/^Nothing was recorded: .* keeps it locked\./);
    expect(await countOf(world, 'escalation-acknowledged')).toBe(0);
    await press();
    expect(await countOf(world, 'escalation-acknowledged')).toBe(1);
  });

  test('the bot is not ready, says so once, and is ready again once it could write', async () => {
    const said = (text: string) =>
      world.lines.filter((line) => line.includes(text) && !line.includes('"level":"debug"'));
    const { readiness } = world.firelog;
    expect(readiness.missing()).toEqual([]);
    const ts = await world.person('amina').post(channel, 'The pool is exhausted');
    await world.settled();
    lock();
    for (const text of ['one', 'two']) await world.types('amina', channel, `/incident note ${text}`);
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.turn(minute);
    expect(readiness.missing()).toEqual(['database']);
    unlock();
    await world.turn(5 * second);
    expect(readiness.missing()).toEqual([]);
    const { body } = await world.firelog.metrics.render();
    expect(body).toMatch(/firelog_storage_failures_total\{trouble="locked"\} \d+/);
    expect(said('The database cannot be used')).toHaveLength(1);
    expect(said('The database can be written again')).toHaveLength(1);
    expect(world.lines.filter((line) => /"level":"(error|warn)"/.test(line))).toHaveLength(1);
  });
});

describe('while another process holds the file of SQLite, over HTTP', () => {
  test('an event is answered with a failure at once, comes again, and is then on record once', async () => {
    const world = await World.open({ database: 'sqlite', transport: 'http' });
    const channel = await world.declare();
    const ts = await world.person('amina').post(channel, 'The pool is exhausted');
    await world.settled();
    const intruder = new Database(world.sqlitePath);
    intruder.exec('begin immediate');
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.settled();
    intruder.exec('rollback');
    intruder.close();
    expect(await countOf(world, 'mark-set')).toBe(0);
    await world.turn(minute);
    expect(await countOf(world, 'mark-set')).toBe(1);
    const complaints = world.lines.filter((line) => /"level":"(error|warn)"/.test(line));
    expect(complaints).toEqual([expect.stringContaining('The database cannot be used')]);
    await world.close();
  });
});

function isMark({ event }: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(event).includes('"pushpin"');
}
