import { minute } from '../../../src/domain/time/instant';
import { buttons } from '../../../src/slack/buttons';
import { closeAction } from '../../../src/slack/buttons/close';
import { commands } from '../../../src/slack/commands';
import { manifestFor } from '../../../src/slack/manifest';
import { shortcuts } from '../../../src/slack/shortcuts';
import { textsIn } from '../../support/asking';
import { fields, services } from '../../support/details';
import { otherNames, usualNamesFrom, usualNamesIn } from '../../support/other-names';
import { World } from '../../support/world';

type Name = Parameters<World['person']>[0];

/** What people type behind a command when they do not know it, or the time, or are in a hurry. */
const wrong = ['', '???', '--at 25:99 it broke', '--at 14:10 it broke', 'A9', '7', '“Acme" it broke'];

/** What takes the incident to another state, which a test does at its own time. */
const turning = ['start', 'close', 'reopen', 'cancel'];

const help = ['', 'strat', 'nonsense', 'help', ...commands.map(({ name }) => `help ${name}`)];

const staying = commands.filter(({ name }) => !turning.includes(name));
const examples = staying.map(({ example }) => example);
const lines = [
  ...help,
  ...examples,
  ...staying.flatMap(({ name }) => wrong.map((words) => `${name} ${words}`)),
];

describe('with another command and other emoji', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ settings: { ...otherNames, fields: fields.slice(0, 1), services } });
    world.playground.addPerson({ name: 'ana', realName: 'Ana Silva' });
  });
  afterEach(() => world.close());

  const type = (name: Name, channel: string, line: string): Promise<string> =>
    world.types(name, channel, `/inc ${line}`.trim());
  const typeAll = async (channel: string, all: readonly string[]): Promise<void> => {
    for (const line of all) await type('amina', channel, line);
  };
  const declare = () => world.declare('/inc start sev2 Checkout answers 500');
  const submit = async (fields: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const modal = world.person('amina').modal();
    for (const [block, value] of Object.entries(fields)) modal?.fill(block, value);
    const answer = await modal?.submit();
    await world.settled();
    return answer?.errors;
  };
  const said = (): readonly string[] => usualNamesFrom(world.playground);

  test('outside an incident nothing says a usual name', async () => {
    const ops = world.playground.channel('ops').id;
    await typeAll(ops, [...lines, ...turning.filter((name) => name !== 'start')]);
    await type('amina', ops, 'start');
    expect(await submit({ title: ':fire:' })).toEqual({ title: expect.stringContaining('`/inc start sev2') });
    await world.person('amina').home();
    await world.settled();
    expect(textsIn(world.person('amina').homeView()).join()).toContain('/inc start');
    expect(said()).toEqual([]);
  });

  test('nothing that is typed in an incident, right or wrong, is answered with a usual name', async () => {
    const channel = await declare();
    await typeAll(channel, lines);
    await world.turn(minute);
    await type('amina', channel, 'close');
    expect(JSON.stringify(world.person('amina').modal()?.view)).toContain('/inc times');
    await submit();
    await world.turn(minute);
    expect(world.draft()).toContain('/inc times');
    expect(world.draft()).toContain(':fire:');
    await typeAll(channel, [...examples, 'close', 'cancel', 'reopen --at 25:99']);
    await typeAll(channel, ['reopen', 'reopen', 'cancel it was nothing', ...examples, ...turning.slice(1)]);
    expect(await type('amina', channel, 'note late')).toContain('`/inc start &lt;title&gt;`');
    expect(said()).toEqual([]);
  });

  test('marks, the card’s buttons, the forms and the shortcuts say no usual name', async () => {
    const channel = await declare();
    const amina = world.person('amina');
    const ts = await amina.post(channel, 'Since 14:50 the pool is exhausted');
    await type('amina', channel, 'assume the pool is exhausted');
    await type('amina', channel, 'timeline');
    // That it is resolved is offered once it is being watched.
    const shown = buttons.filter(({ onCard, action }) => onCard !== undefined && action !== 'resolve');
    for (const { action } of shown) {
      await amina.press(channel, cardIn(channel), { action });
      await world.settled();
      for (const field of fieldsIn(amina.modal()?.view)) amina.modal()?.fill(field, '25:99 it broke');
      await submit();
      await amina.modal()?.close();
    }
    // With all of them on one message the incident is resolved, and the card has fewer buttons.
    for (const emoji of Object.values(otherNames.emoji)) await amina.react(channel, ts, emoji);
    await world.settled();
    for (const { callback, type } of shortcuts) {
      await amina.shortcut(callback, type === 'message' ? { channel, ts } : undefined);
      await world.settled();
      await submit();
      await amina.modal()?.close();
    }
    const formless = ['card-lead', 'card-brief'];
    const forms = shown.filter(({ action }) => !formless.includes(action)).length + shortcuts.length;
    expect(world.playground.wire.calls('views.open')).toHaveLength(forms);
    expect(said()).toEqual([]);
  });

  test('a guest, and whoever may see nothing, read no usual name', async () => {
    const channel = await declare();
    const gil = world.playground.addPerson({ name: 'gil', realName: 'Gil Odhiambo', guest: 'multi-channel' });
    world.person('amina').channels.invite(channel, gil.id);
    await world.turn(minute);
    const { text } = await gil.command(channel, '/inc severity sev1');
    expect(text).toContain('`/inc note &lt;text&gt;`');
    expect(said()).toEqual([]);
  });

  test('what people wrote stays as they wrote it, and is never taken for a name', async () => {
    const channel = await declare();
    const written = 'type `/incident times` or :pushpin: {"slash":"times"} <command>';
    expect(await type('amina', channel, `note ${written}`)).toContain(
      'type `/incident times` or :pushpin: {',
    );
    expect(await type('amina', channel, '`/incident')).toContain('There is no subcommand “`/incident”.');
    expect(await type('amina', channel, 'zone `/incident')).toContain('`/incident');
    await type('amina', channel, 'postmortem');
    expect(world.draft()).toContain('/incident times');
    expect(world.draft()).toContain(':pushpin:');
    expect(world.draft()).toContain('/inc times');
  });

  test('the manifest names the command alone', () => {
    expect(usualNamesIn(JSON.stringify(manifestFor({ command: otherNames.command })))).toEqual([]);
  });

  const cardIn = (channel: string): string => {
    const card = world.playground
      .messages(channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? '').includes(closeAction));
    if (card === undefined) throw new Error('There is no card');
    return card.ts;
  };
});

/** The fields of a form that take any text. */
function fieldsIn(view: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const blocks: readonly unknown[] = Array.isArray(view?.blocks) ? view.blocks : [];
  return blocks.flatMap((block) => {
    const [, id] = /"block_id":"([^"]+)"/.exec(JSON.stringify(block)) ?? [];
    return id !== undefined && JSON.stringify(block).includes('"plain_text_input"') ? [id] : [];
  });
}
