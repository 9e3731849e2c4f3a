import { fromTimestamp } from '../../../src/domain/time/instant';
import { readMessageEvent } from '../../../src/slack/payloads/message-event';

const ts = '1699444800.000100';
const later = '1699445000.000200';
const alert = { type: 'message', ts, bot_id: 'B0GRAFANA', username: 'Grafana' };

function seen(event: Record<string, unknown>) {
  return readMessageEvent({ type: 'message', channel: 'C0CHECKOUT', event_ts: later, ...event }).seen;
}

const changed = (before: object, after: object) =>
  seen({
    subtype: 'message_changed',
    previous_message: { ...alert, ...before },
    message: { ...alert, ...after },
  });

describe('what a message event tells', () => {
  test('tells what was said, and in which thread', () => {
    const [said, ...more] = seen({ ts: later, thread_ts: ts, user: 'U0AMINA', text: 'Looking' });
    expect(more).toEqual([]);
    expect(said).toEqual({
      source: { channel: 'C0CHECKOUT', message: later, thread: ts },
      text: ['Looking'],
      author: { person: 'U0AMINA' },
      asOf: fromTimestamp(later),
    });
  });

  test('tells both wordings of an edit, each as of its own time', () => {
    const both = changed(
      { text: 'Down' },
      { text: 'Up', edited: { user: 'U0AMINA', ts: '1699444999.000000' } },
    );
    expect(both.map(({ text, asOf }) => [text, asOf])).toEqual([
      [['Down'], fromTimestamp(ts)],
      [['Up'], fromTimestamp('1699444999.000000')],
    ]);
  });

  test('takes an alert that its program rewrote for edited then, although no mark says so', () => {
    const blocks = (text: string) => ({
      text: '',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
    });
    const both = changed(blocks('FIRING'), blocks('RESOLVED'));
    expect(both.map(({ text, asOf }) => [text, asOf])).toEqual([
      [['FIRING'], fromTimestamp(ts)],
      [['RESOLVED'], fromTimestamp(later)],
    ]);
  });

  test('takes the preview of a link for no edit', () => {
    const both = changed(
      { text: 'see <https://a.example/>' },
      { text: 'see <https://a.example/>', attachments: [{ from_url: 'https://a.example/', title: 'A' }] },
    );
    expect(both.map(({ asOf }) => asOf)).toEqual([fromTimestamp(ts), fromTimestamp(ts)]);
  });

  test('tells the last wording of a deleted message', () => {
    const [gone] = seen({
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { ...alert, text: 'Down' },
    });
    expect(gone).toMatchObject({
      text: ['Down'],
      author: { bot: 'Grafana' },
      deletedAt: fromTimestamp(later),
    });
  });

  test('tells no more of a deleted message than that it is gone where Slack tells no more', () => {
    expect(seen({ subtype: 'message_deleted', deleted_ts: ts })).toEqual([
      {
        source: { channel: 'C0CHECKOUT', message: ts },
        text: [],
        asOf: fromTimestamp(ts),
        deletedAt: fromTimestamp(later),
        isUnread: true,
      },
    ]);
  });

  test('takes the tombstone above replies for a deletion', () => {
    const tombstone = {
      type: 'message',
      subtype: 'tombstone',
      ts,
      thread_ts: ts,
      text: 'This message was deleted.',
    };
    const told = seen({
      subtype: 'message_changed',
      previous_message: { ...alert, text: 'Down' },
      message: tombstone,
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ text: ['Down'], deletedAt: fromTimestamp(later) });
  });
});
