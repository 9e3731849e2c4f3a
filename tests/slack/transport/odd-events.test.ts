import { randomUUID } from 'node:crypto';
import { second } from '../../../src/domain/time/instant';
import { World } from '../../support/world';
import { logOf } from './log-of';

/** Fields that Slack leaves out at times, sends null for, or fills with something else. */
const without = (event: object, ...fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).filter(([name]) => !fields.includes(name)));

describe('an event in which something is missing', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open();
    channel = await world.declare();
  });
  afterAll(() => world.close());

  /** Sends an event as the last one of its type was, otherwise; resolves once it is acknowledged. */
  const send = async (event: object, envelope: object = {}): Promise<void> => {
    const { playground } = world;
    const last =
      playground.wire.envelopes().findLast(({ envelopeType }) => envelopeType === 'events_api')?.payload ??
      {};
    const id = randomUUID();
    const payload = { ...last, event_id: `Ev${id}`, ...envelope, event };
    playground.sockets?.sendRaw(JSON.stringify({ type: 'events_api', envelope_id: id, payload }));
    while (!playground.sockets?.heard.includes(id)) await world.settled();
    await world.settled();
  };
  const last = (what: string): object => Object(world.playground.wire.envelopes(what).at(-1)?.payload.event);
  const timeline = async (): Promise<string> => {
    await world.types('amina', channel, '/incident timeline');
    return JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks);
  };

  test('counts all the same where its time is missing', async () => {
    const { id } = world.person('chebet');
    const joined = { type: 'member_joined_channel', user: id, channel, team: 'T0', channel_type: 'C' };
    await send(joined);
    await send({ ...joined, event_ts: null }, { event_time: null });
    const changed = { id: world.person('amina').id, real_name: 'Amina W.', profile: null, tz: null };
    await send({ type: 'user_change', user: changed });
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('Amina W.');
  });

  test('marks a message where neither has a time but the message', async () => {
    const amina = world.person('amina');
    const ts = await amina.post(channel, 'the pool is full');
    await amina.react(channel, ts, 'eyes');
    await world.settled();
    await send({ ...without(last('reaction_added'), 'event_ts', 'item_user'), reaction: 'pushpin' });
    expect(await timeline()).toContain('the pool is full');
  });

  test('is read where its message leaves out everything that can be left out', async () => {
    const amina = world.person('amina');
    const ts = await amina.post(channel, 'first words');
    await amina.react(channel, ts, 'pushpin');
    await world.settled();
    const message = {
      ts,
      user: amina.id,
      text: 'second words',
      blocks: null,
      attachments: [null],
      files: [{}],
    };
    const before = { ts, user: amina.id, text: 'first words' };
    await send({ type: 'message', subtype: 'message_changed', channel, message, previous_message: before });
    expect(await timeline()).toContain('second words');
    await send({ type: 'message', subtype: null, channel, ts: '1699455999.000100', text: null, user: null });
  });

  test('opens Home where it does not say which tab', async () => {
    const amina = world.person('amina');
    const drawn = (): number => world.playground.wire.calls('views.publish').length;
    const before = drawn();
    await send({ type: 'app_home_opened', user: amina.id, channel: 'D0' });
    expect(drawn()).toBe(before + 1);
    await send({ type: 'app_home_opened', user: amina.id, channel: 'D0', tab: 'messages' });
    expect(drawn()).toBe(before + 1);
  });

  test('renames nothing where it says no name, and tells of the channel all the same', async () => {
    await send({ type: 'channel_rename', channel: { id: channel, name: null } });
    const seconds = Math.floor(world.clock.now() / second);
    await send({ type: 'channel_archive', channel: { id: channel } }, { event_time: seconds + 1 });
    await send({ type: 'channel_unarchive', channel }, { event_time: seconds + 2 });
    expect(world.playground.channel(channel).name).toBe('inc-1-checkout-answers-500');
    await world.types('amina', channel, '/incident status monitoring');
    expect(world.said(channel)).toContain('*Status: monitoring*');
  });

  test.each([
    [{ type: 'reaction_added', reaction: 'pushpin', item: null }],
    [{ type: 'reaction_added', user: null, reaction: 'pushpin', item: { channel: 'C0', ts: 'x' } }],
    [{ type: 'member_left_channel', channel: null }],
    [{ type: 'user_change', user: null }],
    [{ type: 'user_change', user: { real_name: 'Nobody' } }],
    [{ type: 'message', subtype: 'message_changed', message: null }],
    [{ type: 'app_home_opened' }],
    [{ type: 'channel_rename', channel: null }],
    [{ type: 'file_deleted', file_id: null }],
    [{ type: 'file_deleted', file_id: 'F0UNKNOWN' }],
  ])('that says not what it is about is acknowledged and changes nothing: %j', async (event) => {
    const before = await logOf(world);
    await send(event);
    expect(await logOf(world)).toEqual(before);
  });
});
