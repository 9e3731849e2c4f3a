import { Ear } from './support/ear';
import { openTown, refusal, type Town } from './support/town';

describe('a message inside another', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const written = () => town.playground.messages(town.ops).at(-1);

  test('is carried as Slack carries what somebody forwards, with a comment or without', async () => {
    const support = town.ben.channels.create('support');
    const said = await town.ben.post(support, 'Three *shops* see nothing');
    town.ana.channels.setTopic(town.ops, 'x');
    await town.ben.forward({ channel: support, ts: said }, town.ops, { comment: 'first *report*' });
    const address = `https://playground.slack.com/archives/${support}/p${said.replace('.', '')}`;
    const rich = [
      { elements: [{ elements: [{ text: 'Three ' }, { text: 'shops' }, { text: ' see nothing' }] }] },
    ];
    const attachment = {
      ts: said,
      is_share: true,
      is_msg_unfurl: true,
      author_id: town.ben.id,
      author_name: 'ben',
      author_subname: 'ben',
      channel_id: support,
      channel_name: 'support',
      from_url: address,
      text: 'Three *shops* see nothing',
      fallback: expect.stringMatching(/^\[.+ (AM|PM)\] ben: Three \*shops\* see nothing$/),
      footer: 'Posted in #support',
      message_blocks: [{ channel: support, ts: said, message: { blocks: rich } }],
    };
    expect(written()).toMatchObject({ text: 'first *report*', attachments: [attachment] });
    await town.ben.forward({ channel: support, ts: said }, town.ops);
    expect(written()).toMatchObject({ text: '', attachments: [attachment] });
    expect(written()).not.toHaveProperty('blocks');
  });

  test('brings along what hangs below it', async () => {
    const ts = await town.ben.post(town.ops, 'see https://example.com/runbook');
    const url = 'https://example.com/runbook';
    town.playground.preview(town.ops, ts, { url, title: 'Runbook' });
    await town.ben.forward({ channel: town.ops, ts }, town.ops);
    expect(written()).toMatchObject({
      attachments: [
        { id: 1, ts, is_share: true },
        { id: 2, from_url: url, title: 'Runbook' },
      ],
    });
  });

  test('has its words in blocks alone where Slack has no preview of it', async () => {
    const said = await town.ben.post(town.ops, 'hidden');
    await town.ben.forward({ channel: town.ops, ts: said }, town.ops, { withoutPreview: true });
    expect(written()).toMatchObject({
      attachments: [{ fallback: '[no preview available]', message_blocks: [{ message: { blocks: [{}] } }] }],
    });
    expect(written()?.attachments?.[0]).not.toHaveProperty('text');
  });

  test('can only be what the person sees, and go only where they may write', async () => {
    const secret = town.ben.channels.create('secret', { private: true });
    const said = await town.ben.post(secret, 'hidden');
    const forward = (to: string) => refusal(town.ana.forward({ channel: secret, ts: said }, to));
    expect(await forward(town.ops)).toBe('channel_not_found');
    const seen = await town.ana.post(town.ops, 'seen');
    expect(await refusal(town.ana.forward({ channel: town.ops, ts: seen }, secret))).toBe(
      'channel_not_found',
    );
  });

  test('and the preview of an address come as a change without the mark "edited"', async () => {
    const ear = await Ear.open(town.playground);
    const ts = await town.ana.post(town.ops, 'see https://example.com/runbook');
    town.playground.preview(town.ops, ts, {
      url: 'https://example.com/runbook',
      title: 'Runbook',
      text: 'What to do',
      service: 'Wiki',
    });
    const changed = await ear.event('message', ({ subtype }) => subtype === 'message_changed');
    expect(changed.message).toMatchObject({
      ts,
      attachments: [
        {
          from_url: 'https://example.com/runbook',
          title: 'Runbook',
          text: 'What to do',
          service_name: 'Wiki',
        },
      ],
    });
    expect(changed.message).not.toHaveProperty('edited');
    expect(changed.previous_message).not.toHaveProperty('attachments');
  });
});

describe('a huddle', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  test('is a message of Slackbot, which tells who came and when it ended', async () => {
    const ear = await Ear.open(town.playground);
    const ts = town.ana.huddles.start(town.ops);
    const begun = await ear.event('message');
    expect(begun).toMatchObject({
      subtype: 'huddle_thread',
      user: 'USLACKBOT',
      text: '',
      room: { created_by: town.ana.id, date_end: 0, has_ended: false, participant_history: [town.ana.id] },
    });
    expect(Number(Object(begun.room).date_start)).toBeCloseTo(Number(ts), -1);
    town.ben.huddles.join(town.ops);
    town.ana.huddles.leave(town.ops);
    town.ben.huddles.leave(town.ops);
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops, limit: 1 });
    expect(messages).toMatchObject([
      {
        ts,
        edited: { user: 'USLACKBOT' },
        room: { has_ended: true, participants: [], participant_history: [town.ana.id, town.ben.id] },
      },
    ]);
    expect(await refusal((async () => town.ana.huddles.join(town.ops))())).toBe('no_huddle');
  });
});

describe('a channel that is converted', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  test('keeps its id, its members and what was said, and a message tells of it', async () => {
    const ear = await Ear.open(town.playground);
    const zoe = town.playground.addPerson({ name: 'zoe' });
    await town.ana.post(town.ops, 'before');
    town.ana.channels.convert(town.ops, 'private');
    expect(
      await ear.event('message', ({ subtype }) => subtype === 'channel_convert_to_private'),
    ).toMatchObject({
      user: town.ana.id,
      channel: town.ops,
      channel_type: 'group',
      text: 'made this channel *private*. Now, it can only be viewed or joined by invitation.',
    });
    const info = async () => (await town.client.conversations.info({ channel: town.ops })).channel;
    expect(await info()).toMatchObject({ id: town.ops, name: 'ops', is_private: true });
    expect(await refusal(zoe.join(town.ops))).toBe('channel_not_found');
    expect(town.playground.messages(town.ops).at(0)?.text).toBe('before');
    town.ana.channels.convert(town.ops, 'public');
    expect(
      await ear.event('message', ({ subtype }) => subtype === 'channel_convert_to_public'),
    ).toMatchObject({
      channel_type: 'channel',
      text: 'made this channel *public*. Any member in this workspace can see and join it.',
    });
    expect(await info()).toMatchObject({ is_private: false });
    await zoe.join(town.ops);
  });

  test('is never #general, an archived one, or one that is so already', async () => {
    const convert = (channel: string, to: 'public' | 'private') =>
      refusal((async () => town.ana.channels.convert(channel, to))());
    expect(await convert(town.playground.channel('general').id, 'private')).toBe('restricted_action');
    expect(await convert(town.ops, 'public')).toBe('already_public');
    town.ana.channels.archive(town.ops);
    expect(await convert(town.ops, 'private')).toBe('is_archived');
  });

  test('or archived by a person takes nothing more from the app', async () => {
    const ear = await Ear.open(town.playground);
    const ts = await town.ana.post(town.ops, 'x');
    town.ana.channels.archive(town.ops);
    expect(await ear.event('channel_archive')).toMatchObject({ channel: town.ops, user: town.ana.id });
    const { client, ops: channel } = town;
    const calls = [
      client.chat.postMessage({ channel, text: 'x' }),
      client.reactions.add({ channel, timestamp: ts, name: 'eyes' }),
      client.pins.add({ channel, timestamp: ts }),
      client.conversations.setTopic({ channel, topic: 'x' }),
      client.conversations.invite({ channel, users: town.ben.id }),
    ];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'is_archived'));
  });
});
