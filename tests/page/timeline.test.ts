import {
  isTopLevel,
  type Timeline,
  withNewer,
  withOlder,
  withUpdated,
} from '../../page/shell/client/timeline';
import { shown } from './shown';

const page = (from: number, to: number, ends: Partial<Timeline> = {}): Timeline => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => shown(`${from + index}.000000`)),
  hasOlder: false,
  hasNewer: false,
  ...ends,
});

const seconds = ({ messages }: Timeline): readonly number[] => messages.map(({ ts }) => Number(ts));

describe('the stretch of a channel that was read', () => {
  test('grows at both ends, and takes nothing twice where pages overlap', () => {
    const middle = page(20, 25, { hasOlder: true, hasNewer: true });
    const older = withOlder(middle, page(15, 21));
    expect(seconds(older)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    expect(older.hasOlder).toBe(false);
    expect(older.hasNewer).toBe(true);
    const whole = withNewer(older, page(24, 27));
    expect(seconds(whole).slice(-3)).toEqual([25, 26, 27]);
    expect(whole.hasNewer).toBe(false);
  });

  test('takes a new message at its end, and one that was told late in its place', () => {
    const timeline = withUpdated(page(10, 12), shown('14.000000'));
    expect(seconds(withUpdated(timeline, shown('13.000000')))).toEqual([10, 11, 12, 13, 14]);
  });

  test('replaces a message that is no longer what it was', () => {
    const timeline = withUpdated(page(10, 12), shown('11.000000', { text: 'edited' }));
    expect(timeline.messages.map(({ text }) => text)).toEqual([
      'Message 10.000000',
      'edited',
      'Message 12.000000',
    ]);
  });

  test('leaves messages beyond its ends to be read when the reader comes there', () => {
    const part = page(10, 12, { hasOlder: true, hasNewer: true });
    expect(withUpdated(part, shown('20.000000'))).toBe(part);
    expect(withUpdated(part, shown('1.000000'))).toBe(part);
  });

  test('has replies only where they were sent to the channel as well', () => {
    expect(isTopLevel(shown('10.0'))).toBe(true);
    expect(isTopLevel(shown('10.0', { threadTs: '10.0' }))).toBe(true);
    expect(isTopLevel(shown('11.0', { threadTs: '10.0' }))).toBe(false);
    expect(isTopLevel(shown('11.0', { threadTs: '10.0', broadcast: true }))).toBe(true);
  });
});
