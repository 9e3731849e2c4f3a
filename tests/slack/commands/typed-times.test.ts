import { fromIso, hour, minute, second } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { ask, declared, shownTo } from '../../support/asking';
import { World } from '../../support/world';

/** A Monday in Berlin: 09:30 once the incident stands. */
const monday = fromIso('2024-05-06T07:29:00Z');

type Name = Parameters<World['person']>[0];
type Button = { readonly action_id: string; readonly text: { readonly text: string } };

describe('on a morning in Berlin', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open({ now: monday, settings: { zone: parseZone('Europe/Berlin') } });
    for (const name of ['amina', 'baraka', 'chebet'])
      world.playground.changePerson(name, { timezone: 'Europe/Berlin' });
    world.playground.changePerson('david', { timezone: 'America/New_York' });
    channel = await declared(world);
  });
  afterAll(() => world.close());

  const timeline = async (): Promise<string> => {
    await world.types('amina', channel, '/incident timeline');
    return shownTo(world, 'amina');
  };
  /** The buttons below the newest message that is for somebody alone, but for the one that links a new channel. */
  const buttons = (name: Name): readonly Button[] => {
    const newest = world.person(name).ephemerals();
    const blocks = newest.findLast(({ text }) => !text.startsWith('The channel of'))?.blocks ?? [];
    return blocks.flatMap((block) => (Reflect.get(Object(block), 'elements') ?? []) as readonly Button[]);
  };
  const labels = (name: Name): readonly string[] =>
    buttons(name).flatMap(({ text }) => (text?.text === undefined ? [] : [text.text]));

  test.each([
    ['~09:05 first errors', '≈09:05', 'first errors'],
    ['(09:07) lag alarm', '09:07', 'lag alarm'],
    ['[09:10] failover began', '09:10', 'failover began'],
    ['- 09:29 quiet', '09:29', 'quiet'],
    ['at 09:11 failover ended', '09:11', 'failover ended'],
    ['today 09:22 errors gone', '09:22', 'errors gone'],
    ['09:25 hrs it stopped', '09:25', 'it stopped'],
    ['5 min. ago it stopped again', '09:25', 'it stopped again'],
    ['an hour ago alarms', '08:30', 'alarms'],
    ['21h10 deploy', '2024-05-05 21:10', 'deploy'],
    ['9.10pm second deploy', '2024-05-05 21:10', 'second deploy'],
  ])('“note %s” is recorded at the time it names', async (line, time, text) => {
    const { answer } = await ask(world, 'amina', channel, `/incident note ${line}`);
    expect(answer).toBe(`:memo: *${time}*  ${text}`);
    const shown = await timeline();
    const [clock = '', day] = time.split(' ').reverse();
    const dayOnce = day === undefined ? '' : `(?:${day} )?`;
    expect(shown).toMatch(new RegExp(`\\*${dayOnce}${clock}\\*  ${text}\n`));
    expect(shown).not.toContain('Which time is meant?');
  });

  test.each([
    ['2110 deploy', '21:10 yesterday'],
    ['28/11 21:10 deploy', '21:10 on 2023-11-28'],
    ['03.40 deploy', '03:40 today'],
    ['errors began at 09:10', '09:10 today'],
  ])('“note %s” is recorded as typed, and a button offers what may be meant', async (line, offered) => {
    const { answer } = await ask(world, 'amina', channel, `/incident note ${line}`);
    expect(answer).toBe(`:memo: *09:30*  ${line}`);
    expect(labels('amina')).toEqual([offered, 'Keep 09:30', 'Another time']);
    const shown = await timeline();
    expect(shown).toContain(`*09:30*  ${line}\n`);
    expect(shown).toContain(`*Recorded at 09:30*: ${line}\nWhich time is meant?`);
  });

  test('somebody in New York reads in which zone their time was taken, and is offered their own', async () => {
    const past = fromIso('2024-05-06T08:45:00Z') - world.clock.now();
    await world.turn(past);
    const { answer } = await ask(world, 'david', channel, '/incident note 04:40 x');
    expect(answer).toBe(':memo: *04:40 CEST, 6 h ago*  x');
    expect(labels('david')).toEqual(['10:40 CEST (04:40 EDT)', 'Keep 04:40', 'Another time']);
  });

  test('the next night a mark is recorded as of its message, and whoever set it is offered what that says', async () => {
    await world.turn(17 * hour + 8 * minute);
    const said = await world.person('baraka').post(channel, 'Since 03:40 every card payment fails');
    await world.turn(second);
    await world.person('chebet').react(channel, said, 'red_circle');
    await world.settled();
    await world.turn(2 * second);
    expect(shownTo(world, 'chebet')).toContain('“impact started” is recorded at 03:53');
    expect(labels('chebet')).toEqual(['03:40 today', 'Keep 03:53', 'Another time']);
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- **Start**: 2024-05-07 03:53 CEST');
    const newest = world.person('chebet').ephemerals().at(-1);
    await world.person('chebet').press(channel, newest?.ts ?? '', { action: 'take-time:1' });
    await world.settled();
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- **Start**: 2024-05-07 03:40 CEST');
  });

  test('a declaration whose time cannot be read stands, and the time is asked for', async () => {
    const ops = world.playground.channel('ops').id;
    const answer = await world.types('amina', ops, '/incident start sev1 --at 21h10x Login broken');
    expect(answer).toContain('*INC-2 is declared* as sev1: Login broken.');
    expect(answer).toContain(
      '“21h10x” behind `--at` is no time that can be read. When did the impact begin?',
    );
    await world.turn(2 * second);
    expect(labels('amina')).toEqual(['21:10 yesterday', 'Not known yet', 'Another time']);
  });
});
