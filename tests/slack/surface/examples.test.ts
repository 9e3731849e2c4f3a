import { hour } from '../../../src/domain/time/instant';
import { commands } from '../../../src/slack/commands';
import { fields, services } from '../../support/details';
import { World } from '../../support/world';

/** What has to be so before an example makes sense. */
const before: Readonly<Record<string, readonly string[]>> = {
  undo: ['note rolled back to 1.42'],
  confirm: ['assume the connection pool is exhausted'],
  partly: ['assume the connection pool is exhausted'],
  'rule-out': ['assume the connection pool is exhausted'],
  done: ['follow-up add an alert'],
  drop: ['follow-up add an alert'],
  'step-down': ['lead'],
  reopen: ['close'],
  'postmortem review': ['close'],
  'postmortem publish': ['close'],
};

/** Every example: of the commands, and of what they do besides by a first word. */
const examples = commands.flatMap(({ name, example, parts = [] }) => [
  [name, example] as const,
  ...parts.map((part) => [`${name} ${part.name}`, part.example] as const),
]);

describe('the example that docs/commands.md shows', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settings: { fields, services } });
    world.playground.addPerson({ name: 'ana', realName: 'Ana Silva' });
    channel = await world.declare();
  });
  afterEach(() => world.close());

  const type = async (line: string): Promise<void> => {
    await world.types('amina', channel, `/incident ${line}`);
    if (line === 'close') await world.person('amina').modal()?.submit();
    await world.settled();
  };
  /** What went wrong since the log had so many lines. */
  const complaints = (since: number): readonly string[] =>
    world.lines.slice(since).filter((line) => /"msg":"(Refused|A request failed)"/.test(line));

  test.each(examples)('of %s can be typed: %s', async (name, example) => {
    for (const line of before[name] ?? []) await type(line);
    const since = world.lines.length;
    const answer = await world.person('amina').command(channel, `/incident ${example}`);
    await world.settled();
    expect(answer.acknowledged).toBe(true);
    expect(complaints(since)).toEqual([]);
  });

  test('would not pass for something that is refused', async () => {
    const since = world.lines.length;
    await type('confirm A9');
    expect(complaints(since)).toHaveLength(1);
  });
});

describe('a form that was left open for an hour', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settings: { fields, services } });
    channel = await world.declare();
    await world.types('amina', channel, '/incident close');
    await world.turn(hour);
  });
  afterEach(() => world.close());

  test('still closes the incident, at the time of its submission', async () => {
    expect(await world.person('amina').modal()?.submit()).toMatchObject({ errors: {} });
    await world.settled();
    expect(world.draft()).toContain('- **16:00** **Closed**');
  });

  test('says so and keeps what was typed when the incident was canceled meanwhile', async () => {
    const modal = world.person('amina').modal();
    modal?.fill('summary', 'The pool was exhausted');
    await world.types('amina', channel, '/incident cancel false alarm');
    const answer = await modal?.submit();
    expect(Object.values(answer?.errors ?? {})[0]).toContain('INC-1 was canceled');
    expect(JSON.stringify(world.person('amina').modal()?.view)).toContain('The pool was exhausted');
  });
});
