import { Built } from '../support/built';
import { withClient } from '../support/postgres/server';
import { until } from '../support/until';
import { CrashTown } from './crash-town';
import { mortal } from './run-of-incident';
import { Striker } from './strike';
import { pictureOf } from './town-picture';

// Many processes start here, on machines that may be slow.
jest.setTimeout(240_000);

const people = ['amina', 'baraka', 'chebet'] as const;

describe('three processes of one bot', () => {
  let built: Built;
  let town: CrashTown;
  let striker: Striker;
  beforeAll(async () => {
    built = await Built.make();
  });
  beforeEach(async () => {
    town = await CrashTown.found(mortal(built), true);
    striker = new Striker(town);
    striker.begin('starting');
    for (let count = 0; count < 3; count += 1) start();
    await allRun();
  });
  afterEach(() => town.close());
  afterAll(() => built.remove());

  const start = () => town.runBot({ settings: { CRASH_FOLDER: town.folder, CRASH_SEVERAL: 'yes' } });
  const allRun = () =>
    until('all run', () => town.alive.every(({ output }) => output.includes('\n')), 100_000);
  const channelOf = () => town.opened[0]?.id ?? '';

  test('of which one is killed when Slack did what it asked leave the rest of it to the others', async () => {
    striker.begin('declaring', [{ at: 'call', name: 'chat.postMessage…', moment: 'unanswered' }]);
    expect(await town.declare()).toBe(true);
    await until('one is killed', () => striker.struck === 1);
    await town.settled();
    // Nobody started it again.
    expect(town.alive).toHaveLength(2);
    const messages = town.playground.messages(channelOf()).filter(({ subtype }) => subtype === undefined);
    const announced = town.playground
      .messages(town.playground.channel('incidents').id)
      .filter(({ subtype }) => subtype === undefined);
    expect([messages.length, announced.length, town.opened[0]?.pins.length]).toEqual([1, 1, 1]);
    expect((await pictureOf(town)).filter((line) => /^job left: (?!remind, scheduled)/.test(line))).toEqual(
      [],
    );
  });

  test('that are replaced one after the other while marks come in lose none and record each once', async () => {
    expect(await town.declare()).toBe(true);
    await town.settled();
    const channel = channelOf();
    for (const name of people.slice(1)) await town.person(name).join(channel);
    const expected: string[] = [];
    const mark = async (): Promise<void> => {
      const name = people[expected.length % people.length] ?? 'amina';
      const ts = await town.person('amina').post(channel, `line ${expected.length}`);
      await town.person(name).react(channel, ts, 'pushpin');
      expected.push(`${town.person(name).id} ${ts}`);
    };
    for (const older of town.alive) {
      const newer = start();
      // As many as Slack takes answers to at once.
      const most = expected.length + 4;
      await until(
        'the next one runs',
        async () => {
          if (expected.length < most) await mark();
          return newer.output.includes('\n');
        },
        100_000,
      );
      const ending = older.end('SIGTERM');
      for (let count = 0; count < 2; count += 1) await mark();
      expect(await ending).toEqual({ code: 0, signal: null });
    }
    await town.settled();
    const marks = (await town.log())
      .filter(({ type }) => type === 'mark-set')
      .map(({ body }) => JSON.parse(body))
      .map(({ person, source }) => `${person} ${source.message}`);
    // One that was read by whoever took charge, and then told, stands there as of two moments.
    expect([...new Set(marks)].sort()).toEqual(expected.sort());
    const { wire, botUserId } = town.playground;
    expect(wire.records().filter(({ type }) => type === 'dropped')).toEqual([]);
    const answers = town.playground
      .messages(channel)
      .flatMap(({ reactions }) => reactions.filter(({ users }) => users.includes(botUserId)));
    expect(answers).toHaveLength(expected.length);
  });

  test('that are older than the database say so and end with 78', async () => {
    const bots = town.alive;
    await withClient(town.databaseUrl, (client) =>
      client.query("insert into kysely_migration (name, timestamp) values ('9999-later', 'now')"),
    );
    const endings = await Promise.all(bots.map(({ ended }) => ended));
    expect(endings).toEqual(Array(3).fill({ code: 78, signal: null }));
    for (const { errors } of bots)
      expect(errors).toMatch(/^\S.* was migrated by a newer Firelog \(9999-later\)\. Run that version, or /m);
  });
});
