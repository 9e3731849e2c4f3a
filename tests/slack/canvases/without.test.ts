import { minute } from '../../../src/domain/time/instant';
import type { Fault } from '../../../src/playground/faults';
import { manifestFor } from '../../../src/slack/manifest';
import { CanvasRoom } from './room';

type Options = Parameters<typeof CanvasRoom.open>[0];

describe('where Slack lets the bot have no canvas', () => {
  let room: CanvasRoom;
  afterEach(() => room.close());

  const opened = async (options?: Options): Promise<void> => {
    room = await CanvasRoom.open(options);
    await room.types('postmortem');
    await room.world.turn(5 * minute);
  };
  const complaints = (): readonly string[] =>
    room.world.lines.filter((line) => line.includes('Slack lets the bot have no canvas'));
  const warnings = (): readonly string[] =>
    room.world.said(room.channel).filter((text) => text.startsWith(':warning:'));
  const drafts = (): number => room.world.playground.files().length;

  const manifest = manifestFor({ command: 'incident' });
  const bot = manifest.oauth_config.scopes.bot.filter((scope) => scope !== 'canvases:write');

  test('for want of the scope, the draft comes as a file and the log says why, once', async () => {
    await opened({ playground: { manifest: { ...manifest, oauth_config: { scopes: { bot } } } } });
    await room.types('postmortem');
    await room.types('note another thing');
    await room.world.turn(5 * minute);
    expect([room.titles(), drafts(), warnings()]).toEqual([[], 2, []]);
    expect(complaints()).toHaveLength(1);
    expect(complaints()[0]).toContain('Reinstall it from the current manifest');
  });

  test('by an administrator, likewise', async () => {
    await opened({ playground: { team: { withoutCanvases: true } } });
    expect([room.titles(), drafts(), warnings()]).toEqual([[], 1, []]);
    expect(complaints()).toHaveLength(1);
    expect(room.bookmarks().map(([title]) => title)).toEqual(['Postmortem draft']);
  });

  test('by the plan, people have theirs, which is the one that there is room for', async () => {
    await opened({ playground: { team: { plan: 'free' } } });
    expect(room.titles()).toEqual(['INC-1 Postmortem']);
    expect([drafts(), warnings()]).toEqual([1, []]);
    expect(complaints()[0]).toContain('room for one canvas in a channel');
  });

  test('a later draft asks again, once somebody has allowed it', async () => {
    await opened({ playground: { team: { withoutCanvases: true } } });
    const asked = room.calls('canvases.create').length;
    await room.types('note nobody asks for canvases here');
    await room.world.turn(5 * minute);
    expect(room.calls('canvases.create')).toHaveLength(asked);
    Object.assign(room.world.playground.state.team, { withoutCanvases: false });
    await room.types('postmortem');
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
  });

  test('by the settings, nothing is asked for', async () => {
    await opened({ settings: { canvases: false } });
    expect([room.titles(), drafts(), complaints()]).toEqual([[], 1, []]);
    expect(room.calls('canvases.create')).toEqual([]);
  });

  test('a canvas that Slack fails to make is said to be missing, and the draft is there', async () => {
    room = await CanvasRoom.open();
    fails('canvases.create', { type: 'error', error: 'canvas_creation_failed' }, 2);
    await room.types('postmortem');
    expect(drafts()).toBe(1);
    expect(warnings()).toEqual([
      expect.stringContaining('INC-1: the Postmortem canvas is missing'),
      expect.stringContaining('INC-1: the Record canvas is missing'),
    ]);
  });

  const fails = (method: string, fault: Fault, times: number, moment: 'before' | 'after' = 'before') => {
    let left = times;
    room.world.playground.faults.add((point) => {
      if (point.method !== method || point.moment !== moment || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  };

  test.each<[string, Fault, 'before' | 'after']>([
    ['a lost answer', { type: 'lost-after' }, 'after'],
    ['half an answer', { type: 'half' }, 'after'],
    ['an answer without an id', { type: 'altered', alter: () => ({ ok: true }) }, 'after'],
    ['an outage', { type: 'http-503' }, 'before'],
    ['a rate limit', { type: 'rate-limited', retryAfterSeconds: 30 }, 'before'],
  ])('%s makes no second one', async (_, fault, moment) => {
    room = await CanvasRoom.open();
    fails('canvases.create', fault, 2, moment);
    await room.types('postmortem');
    await room.types('note said before it was found');
    await room.world.turn(20 * minute);
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    expect(room.read('Record')).toContain('said before it was found');
    expect(warnings()).toEqual([]);
  });

  test('while Slack asks to wait, the record waits and is written once it may be', async () => {
    await opened();
    fails('canvases.edit', { type: 'rate-limited', retryAfterSeconds: 300 }, 1);
    await room.types('note it waits');
    await room.world.turn(2 * minute);
    expect(room.read('Record')).not.toContain('it waits');
    await room.world.turn(10 * minute);
    expect(room.read('Record')).toContain('it waits');
  });

  test('in an archived channel nothing is written, and it is once that is back', async () => {
    await opened();
    const amina = room.world.person('amina').channels;
    // The second one waits until the record was calm for a minute.
    for (const what of ['one', 'the last thing']) await room.types(`note ${what}`);
    amina.archive(room.channel);
    await room.world.turn(5 * minute);
    const edits = room.edits('Record');
    expect(room.read('Record')).not.toContain('the last thing');
    amina.unarchive(room.channel);
    await room.world.turn(5 * minute);
    expect(room.edits('Record')).toBeGreaterThan(edits);
    expect(room.read('Record')).toContain('the last thing');
  });
});

test('the canvases of a private incident are open to its channel and to nobody else', async () => {
  const room = await CanvasRoom.open({ line: '/incident start sev2 --private Somebody reads the mail' });
  await room.types('postmortem');
  const { playground } = room.world;
  const emeka = playground.addPerson({ name: 'emeka' });
  for (const { id, channels, users } of Object.values(playground.state.canvases ?? {})) {
    expect([Object.keys(channels), users]).toEqual([[room.channel], {}]);
    expect(() => emeka.canvases.read(id)).toThrow('canvas_not_found');
  }
  expect(room.titles()).toHaveLength(2);
  expect(room.read('Record')).toContain('**Private**: only for the members of the incident’s channel.');
  await room.close();
});

test('a drill has its canvases, which say that it is one', async () => {
  const room = await CanvasRoom.open({ line: '/incident start sev2 --drill Practice' });
  await room.types('postmortem');
  expect(room.read('Record')).toContain('**Drill**: practice, not a real incident.');
  await room.close();
});
