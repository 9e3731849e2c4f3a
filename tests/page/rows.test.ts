import { rowsOf } from '../../page/shell/messages/rows';
import { shown } from './shown';

const lines = (given: Partial<Parameters<typeof rowsOf>[0]>) =>
  rowsOf({
    messages: [],
    ephemerals: [],
    me: 'U1',
    dayOf: (ts) => String(Math.floor(Number(ts) / 86_400)),
    ...given,
  }).map((row) => (row.type === 'message' ? `${row.isFollowing ? '+' : ''}${row.message.ts}` : row.type));

describe('the lines of a channel', () => {
  test('put what one person writes at once under one head', () => {
    const messages = [
      shown('100.0'),
      shown('200.0'),
      shown('600.0'),
      shown('610.0', { user: 'U2' }),
      shown('620.0', { user: 'U2', deletedAt: '700.0' }),
      shown('630.0', { user: 'U2' }),
    ];
    expect(lines({ messages })).toEqual(['day', '100.0', '+200.0', '600.0', '610.0', '620.0', '630.0']);
  });

  test('begin anew with every day of the reader', () => {
    expect(lines({ messages: [shown('86399.0'), shown('86401.0')] })).toEqual([
      'day',
      '86399.0',
      'day',
      '86401.0',
    ]);
  });

  test('are divided once, before the first new message of somebody else', () => {
    const messages = [
      shown('100.0', { user: 'U2' }),
      shown('110.0'),
      shown('120.0', { user: 'U2' }),
      shown('130.0', { user: 'U2' }),
    ];
    expect(lines({ messages, seenUpTo: '100.0' })).toEqual([
      'day',
      '100.0',
      '110.0',
      'new',
      '120.0',
      '+130.0',
    ]);
    expect(lines({ messages, seenUpTo: '' })).not.toContain('new');
  });

  test('hold what one person alone sees, at its time, but nothing older than the messages that were read', () => {
    const ephemeral = (ts: string) => ({ channel: 'C1', ts, text: 'Only you', user: 'UB' });
    expect(
      lines({
        messages: [shown('100.0'), shown('120.0')],
        ephemerals: [ephemeral('099.0'), ephemeral('110.0')],
      }),
    ).toEqual(['day', '100.0', 'ephemeral', '120.0']);
  });
});
