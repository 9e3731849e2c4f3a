import type { Action, Outcome } from '../../../../src/playground/page/contract';
import { openTown, type Town } from '../../support/town';
import { act } from '../tab';

describe('what people do on the page', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const as = (name: string, action: Action): Promise<Outcome> => act(town.playground, name, action);
  const post = async (text: string, more: { thread?: string; broadcast?: boolean } = {}): Promise<string> => {
    const outcome = await as('ana', { type: 'post', channel: town.ops, text, ...more });
    return outcome.ok ? (outcome.ts ?? '') : outcome.sentence;
  };
  const refusal = async (action: Action, name = 'ana'): Promise<[string, string] | undefined> => {
    const outcome = await as(name, action);
    return outcome.ok ? undefined : [outcome.error, outcome.sentence];
  };

  test('with messages changes them as in Slack', async () => {
    const ts = await post('Look at <b> @ben');
    const reply = await post('a reply', { thread: ts, broadcast: true });
    const on = { channel: town.ops, ts };
    for (const action of [
      { type: 'edit', ...on, text: 'Look here' },
      { type: 'react', ...on, emoji: 'eyes' },
      { type: 'react', ...on, emoji: 'tada' },
      { type: 'unreact', ...on, emoji: 'eyes' },
      { type: 'pin', ...on },
    ] satisfies Action[]) {
      expect(await as('ana', action)).toEqual({ ok: true });
    }
    const [parent, inThread] = town.playground.thread(town.ops, ts);
    expect(parent).toMatchObject({ text: 'Look here', edited: {}, reactions: [{ name: 'tada' }] });
    expect(inThread).toMatchObject({ ts: reply, broadcast: true });
    expect(town.playground.channel(town.ops).pins).toHaveLength(1);
    expect(await as('ben', { type: 'unpin', ...on })).toEqual({ ok: true });
    expect(await as('ana', { type: 'delete', channel: town.ops, ts: reply })).toEqual({ ok: true });
    expect(town.playground.channel(town.ops).pins).toEqual([]);
    expect(town.playground.thread(town.ops, ts)).toHaveLength(1);
  });

  test('with a huddle is to start it, join it and leave it', async () => {
    const huddle = () => town.playground.messages(town.ops).at(-1)?.huddle;
    expect(await refusal({ type: 'join-huddle', channel: town.ops })).toEqual([
      'no_huddle',
      'No huddle is on in this channel.',
    ]);
    expect(await as('ana', { type: 'start-huddle', channel: town.ops })).toEqual({ ok: true });
    expect(await refusal({ type: 'start-huddle', channel: town.ops }, 'ben')).toEqual([
      'huddle_in_progress',
      'A huddle is on in this channel already. Join it.',
    ]);
    await as('ben', { type: 'join-huddle', channel: town.ops });
    expect(huddle()?.present).toEqual([town.ana.id, town.ben.id]);
    for (const name of ['ana', 'ben']) await as(name, { type: 'leave-huddle', channel: town.ops });
    expect(huddle()).toMatchObject({ present: [], everPresent: [town.ana.id, town.ben.id] });
    expect(huddle()?.end).toBeGreaterThan(0);
  });

  test('is refused in a sentence where Slack’s rules stand in the way', async () => {
    const ts = await post('Mine');
    const on = { channel: town.ops, ts };
    await as('ana', { type: 'react', ...on, emoji: 'eyes' });
    await as('ana', { type: 'pin', ...on });
    const foreign = town.playground.addChannel({ name: 'foreign', members: ['ben'] });
    const closed = town.playground.addChannel({ name: 'closed', members: ['ana'] });
    await as('ana', { type: 'archive', channel: closed });
    const cases: [Action, string, string?][] = [
      [{ type: 'post', channel: town.ops, text: ' \n ' }, 'no_text'],
      [{ type: 'post', channel: foreign, text: 'hello' }, 'not_in_channel'],
      [{ type: 'post', channel: closed, text: 'hello' }, 'is_archived'],
      [{ type: 'post', channel: 'C404', text: 'hello' }, 'channel_not_found'],
      [{ type: 'post', channel: town.ops, text: 'hello', thread: '1.000000' }, 'thread_not_found'],
      [{ type: 'edit', ...on, text: 'Yours' }, 'cant_update_message', 'ben'],
      [{ type: 'delete', ...on }, 'cant_delete_message', 'ben'],
      [{ type: 'react', ...on, emoji: 'eyes' }, 'already_reacted'],
      [{ type: 'react', ...on, emoji: 'no such emoji!' }, 'invalid_name'],
      [{ type: 'unreact', ...on, emoji: 'tada' }, 'no_reaction'],
      [{ type: 'pin', ...on }, 'already_pinned'],
      [{ type: 'unpin', channel: town.ops, ts: '1.000000' }, 'message_not_found'],
      [{ type: 'create-channel', name: 'ops', isPrivate: false }, 'name_taken'],
      [{ type: 'create-channel', name: 'Two Words', isPrivate: false }, 'invalid_name_specials'],
      [{ type: 'create-channel', name: '', isPrivate: true }, 'invalid_name_required'],
      [{ type: 'create-channel', name: '---', isPrivate: true }, 'invalid_name_punctuation'],
      [{ type: 'create-channel', name: 'x'.repeat(81), isPrivate: true }, 'invalid_name_maxlength'],
      [{ type: 'join', channel: closed }, 'is_archived'],
      [{ type: 'leave', channel: town.playground.channel('general').id }, 'cant_leave_general'],
      [{ type: 'archive', channel: closed }, 'already_archived'],
      [{ type: 'unarchive', channel: town.ops }, 'not_archived'],
      [{ type: 'archive', channel: foreign }, 'not_in_channel'],
      [{ type: 'invite', channel: town.ops, people: ['U404'] }, 'user_not_found'],
      [{ type: 'invite', channel: closed, people: [town.ben.id] }, 'is_archived'],
      [{ type: 'direct-messages', people: ['constructor'] }, 'user_not_found'],
      [{ type: 'add-person', name: 'ben', realName: '', timezone: 'UTC' }, 'name_taken'],
      [{ type: 'add-person', name: 'Eve!', realName: '', timezone: 'UTC' }, 'invalid_name'],
      [{ type: 'add-person', name: 'eve', realName: '', timezone: 'Mars/Olympus' }, 'invalid_timezone'],
    ];
    for (const [action, code, name] of cases) {
      const [error, sentence] = (await refusal(action, name)) ?? [];
      expect([action, error]).toEqual([action, code]);
      expect(sentence).toMatch(/^[A-Z][^()]*\.$/);
    }
  });

  test('with channels opens, fills, empties and closes them', async () => {
    const made = await as('ana', { type: 'create-channel', name: '#war-room', isPrivate: false });
    const channel = made.ok ? (made.channel ?? '') : '';
    expect(town.playground.channel(channel)).toMatchObject({ name: 'war-room', members: [town.ana.id] });
    await as('ben', { type: 'join', channel });
    await as('ana', { type: 'invite', channel, people: [town.playground.botUserId] });
    expect(town.playground.membersOf(channel)).toHaveLength(3);
    await as('ben', { type: 'leave', channel });
    await as('ana', { type: 'archive', channel });
    expect(town.playground.channel(channel).archived).toBe(true);
    await as('ana', { type: 'unarchive', channel });
    expect(town.playground.channel(channel).archived).toBe(false);
    const direct = await as('ana', { type: 'direct-messages', people: [town.ben.id] });
    const again = await as('ben', { type: 'direct-messages', people: [town.ana.id] });
    expect(direct).toEqual(again);
    const id = direct.ok ? (direct.channel ?? '') : '';
    expect(await refusal({ type: 'leave', channel: id })).toMatchObject([
      'method_not_supported_for_channel_type',
      {},
    ]);
    expect(await refusal({ type: 'invite', channel: id, people: [town.playground.botUserId] })).toMatchObject(
      ['method_not_supported_for_channel_type', {}],
    );
  });

  test('keeps a message of 40,000 characters and refuses a longer one', async () => {
    const ts = await post('<'.repeat(40_000));
    expect(town.playground.thread(town.ops, ts)[0]?.text).toHaveLength(160_000);
    const tooLong = ['msg_too_long', 'A message may have at most 40,000 characters; this one has 40,001.'];
    const text = 'x'.repeat(40_001);
    expect(await refusal({ type: 'post', channel: town.ops, text })).toEqual(tooLong);
    expect(await refusal({ type: 'edit', channel: town.ops, ts, text })).toEqual(tooLong);
  });

  test('shares files that hold something and have a name', async () => {
    const file = {
      type: 'upload',
      channel: town.ops,
      name: 'C:\\fakepath\\log.txt',
      content: 'aGVsbG8=',
    } as const;
    const thread = await post('With logs');
    expect(await as('ana', { ...file, comment: 'for @ben', thread })).toMatchObject({ ok: true });
    const [, shared] = town.playground.thread(town.ops, thread);
    expect(shared).toMatchObject({ text: `for <@${town.ben.id}>`, subtype: 'file_share' });
    expect(town.playground.files()).toMatchObject([
      { name: 'log.txt', content: 'hello', mimetype: 'text/plain' },
    ]);
    expect(await as('ana', { ...file, name: 'half \ud800.txt' })).toMatchObject({ ok: true });
    expect(town.playground.files().at(-1)?.name).toBe('half \ufffd.txt');
    expect(await refusal({ ...file, content: '' })).toEqual(['file_empty', 'This file is empty.']);
    expect(await refusal({ ...file, name: 'folder/..' })).toEqual([
      'file_name_missing',
      'This file has no name.',
    ]);
    const content = Buffer.alloc(20 * 1024 * 1024 + 1).toString('base64');
    expect(await refusal({ ...file, content })).toEqual([
      'file_too_large',
      'A file may have at most 20 MiB.',
    ]);
  });

  test('with a slash is a command of the app, one of the playground’s own, or none', async () => {
    const type = (line: string) => as('ana', { type: 'command', channel: town.ops, line });
    const last = () => town.playground.messages(town.ops).at(-1)?.text;
    expect(await type('/shrug who knows')).toEqual({ ok: true });
    expect(last()).toBe('who knows ¯\\_(ツ)_/¯');
    await type('/topic All is well');
    expect(town.playground.channel(town.ops).topic.value).toBe('All is well');
    await as('ben', { type: 'leave', channel: town.ops });
    await type('/invite @ben');
    expect(town.playground.membersOf(town.ops)).toContain(town.ben.id);
    expect(await type('/invite nobody')).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(await type('/nonsense <b>')).toEqual({
      ok: false,
      error: 'invalid_command',
      sentence:
        '/nonsense is not a valid command. Messages that begin with “/” are commands; put a space before it to send one as it is.',
    });
    await type('/archive');
    expect(town.playground.channel(town.ops).archived).toBe(true);
    expect(await type('/topic Too late')).toMatchObject({ ok: false, error: 'is_archived' });
    expect(await as('ben', { type: 'command', channel: town.ops, line: '/leave' })).toMatchObject({
      ok: false,
      error: 'is_archived',
    });
  });

  test('says that the app did not answer when it is not there', async () => {
    await town.close();
    town = await openTown({ deliveries: { ackTimeoutMs: 20 } });
    const command: Action = { type: 'command', channel: town.ops, line: '/echo hello' };
    expect(await as('ana', command)).toEqual({ ok: true, acknowledged: false });
    expect(await as('ana', { type: 'shortcut', callbackId: 'ask' })).toEqual({
      ok: true,
      acknowledged: false,
    });
  });

  test('with what is not there is impossible, and says so', async () => {
    const ts = await post('No buttons');
    const press = { action: 'missing' };
    const values = {};
    for (const action of [
      { type: 'press', channel: town.ops, ts, press },
      { type: 'press-home', press },
      { type: 'press-modal', view: 'V1', press },
      { type: 'submit', view: 'V1', values },
      { type: 'close-modal', view: 'V1' },
      { type: 'shortcut', callbackId: 'missing' },
      { type: 'suggest', where: { view: 'V1' }, action: 'missing', typed: '' },
    ] satisfies Action[]) {
      const [error, sentence] = (await refusal(action)) ?? [];
      expect([action, error]).toEqual([action, 'impossible']);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('to the stage is refused where there is none', async () => {
    for (const action of [
      { type: 'play', scenario: 'any', speed: 1 },
      { type: 'pause' },
      { type: 'start-over' },
      { type: 'leave-scenario' },
      { type: 'set-speed', speed: 'fastest' },
    ] satisfies Action[]) {
      expect((await refusal(action))?.[0]).toBe('not_on_stage');
    }
  });
});
