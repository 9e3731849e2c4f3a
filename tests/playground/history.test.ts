import { HandClock } from './support/hand-clock';
import { openTown, refusal, type Town } from './support/town';

describe('reading what was written', () => {
  const clock = new HandClock();
  let town: Town;
  const ts: string[] = [];

  beforeAll(async () => {
    town = await openTown({ clock });
    for (const text of ['one', 'two', 'three', 'four', 'five']) {
      clock.forward(1_000);
      ts.push(await town.ana.post(town.ops, text));
    }
  });
  afterAll(() => town.close());

  const history = async (range: object) => {
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops, ...range });
    return messages.map(({ text }) => text);
  };

  test('the newest message comes first', async () => {
    expect(await history({})).toEqual(['five', 'four', 'three', 'two', 'one']);
  });

  test('latest and oldest leave out the edges unless they are inclusive', async () => {
    expect(await history({ oldest: ts[1], latest: ts[3] })).toEqual(['three']);
    expect(await history({ oldest: ts[1], latest: ts[3], inclusive: true })).toEqual([
      'four',
      'three',
      'two',
    ]);
    expect(await history({ latest: ts[2], inclusive: true, limit: 1 })).toEqual(['three']);
    expect(await history({ oldest: ts[3] })).toEqual(['five']);
  });

  test('a range that is no time is refused', async () => {
    const read = (range: object) =>
      refusal(town.client.conversations.history({ channel: town.ops, ...range }));
    expect(await read({ latest: 'yesterday' })).toBe('invalid_ts_latest');
    expect(await read({ oldest: '-1' })).toBe('invalid_ts_oldest');
    expect(await read({ limit: 1000 })).toBe('invalid_arguments');
    expect(await read({ cursor: 'x' })).toBe('invalid_cursor');
  });

  test('pages follow each other even when a message goes in between', async () => {
    const other = await openTown();
    const written: string[] = [];
    for (const text of ['one', 'two', 'three']) written.push(await other.ana.post(other.ops, text));
    const first = await other.client.conversations.history({ channel: other.ops, limit: 1 });
    expect(first.has_more).toBe(true);
    await other.ana.delete(other.ops, written[1] ?? '');
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await other.client.conversations.history({ channel: other.ops, limit: 1, cursor });
    expect(second.messages?.map(({ text }) => text)).toEqual(['one']);
    expect(second.has_more).toBe(false);
    await other.close();
  });

  test('replies are in their thread, and in the channel only when sent there too', async () => {
    const parent = ts[0] ?? '';
    const reply = await town.ben.post(town.ops, 'a reply', { thread: parent });
    const loud = await town.ben.post(town.ops, 'a loud reply', { thread: reply, broadcast: true });
    expect(await history({ oldest: ts[4] })).toEqual(['a loud reply']);
    const { messages = [] } = await town.client.conversations.replies({ channel: town.ops, ts: parent });
    expect(messages).toMatchObject([
      {
        text: 'one',
        thread_ts: parent,
        reply_count: 2,
        reply_users: [town.ben.id],
        reply_users_count: 1,
        latest_reply: loud,
      },
      { text: 'a reply', thread_ts: parent, parent_user_id: town.ana.id },
      { text: 'a loud reply', subtype: 'thread_broadcast', root: { ts: parent } },
    ]);
  });

  test('history looked up at a reply finds the message before it', async () => {
    const reply = await town.ben.post(town.ops, 'another reply', { thread: ts[1] ?? '' });
    const [found] = await history({ latest: reply, inclusive: true, limit: 1 });
    expect(found).toBe('a loud reply');
  });

  test('a reply is found by its own ts', async () => {
    const reply = await town.ben.post(town.ops, 'find me', { thread: ts[1] ?? '' });
    const { messages } = await town.client.conversations.replies({ channel: town.ops, ts: reply });
    expect(messages).toMatchObject([{ text: 'find me', ts: reply, thread_ts: ts[1] }]);
  });

  test('a thread that is not there is not found', async () => {
    const read = town.client.conversations.replies({ channel: town.ops, ts: '1.000001' });
    expect(await refusal(read)).toBe('thread_not_found');
    const write = town.client.chat.postMessage({ channel: town.ops, text: 'x', thread_ts: '1.000001' });
    expect(await refusal(write)).toBe('thread_not_found');
  });

  test('a long thread comes in pages that all begin with the parent', async () => {
    const parent = await town.ana.post(town.ops, 'long');
    for (const text of ['1', '2', '3']) await town.ben.post(town.ops, text, { thread: parent });
    const first = await town.client.conversations.replies({ channel: town.ops, ts: parent, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await town.client.conversations.replies({
      channel: town.ops,
      ts: parent,
      limit: 2,
      cursor,
    });
    expect(first.messages?.map(({ text }) => text)).toEqual(['long', '1', '2']);
    expect(second.messages?.map(({ text }) => text)).toEqual(['long', '3']);
  });

  test('a deleted parent stays as a tombstone while it has replies', async () => {
    const parent = await town.ana.post(town.ops, 'parent');
    const reply = await town.ben.post(town.ops, 'child', { thread: parent });
    await town.ana.delete(town.ops, parent);
    const thread = await town.client.conversations.replies({ channel: town.ops, ts: parent });
    expect(thread.messages).toMatchObject([
      { subtype: 'tombstone', text: 'This message was deleted.' },
      { text: 'child' },
    ]);
    await town.ben.delete(town.ops, reply);
    const gone = town.client.conversations.replies({ channel: town.ops, ts: parent });
    expect(await refusal(gone)).toBe('thread_not_found');
  });

  test('a parent keeps its thread_ts after its last reply has gone', async () => {
    const parent = await town.ana.post(town.ops, 'lonely');
    await town.ben.delete(town.ops, await town.ben.post(town.ops, 'bye', { thread: parent }));
    const { messages } = await town.client.conversations.replies({ channel: town.ops, ts: parent });
    expect(messages).toMatchObject([{ thread_ts: parent, reply_count: 0 }]);
  });

  test('metadata is shown in full only when asked for', async () => {
    const metadata = { event_type: 'job', event_payload: { id: 'j1' } };
    const { ts: posted } = await town.client.chat.postMessage({ channel: town.ops, text: 'meta', metadata });
    const range = { channel: town.ops, oldest: posted ?? '', inclusive: true };
    const brief = await town.client.conversations.history(range);
    const full = await town.client.conversations.history({ ...range, include_all_metadata: true });
    expect(brief.messages?.[0]?.metadata).toEqual({ event_type: 'job' });
    expect(full.messages?.[0]?.metadata).toEqual(metadata);
  });

  test('no two messages share a ts, even while the clock stands still', async () => {
    const written = [];
    for (let count = 0; count < 5; count += 1) written.push(await town.ana.post(town.ops, `${count}`));
    expect(new Set(written).size).toBe(5);
    expect(written).toEqual([...written].sort());
    for (const one of written) expect(one).toMatch(/^\d{10}\.\d{6}$/);
  });
});
