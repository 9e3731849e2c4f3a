import { parseStatus } from '../../src/domain/status';
import { refusalOf } from '../support/log';

describe('a status', () => {
  test.each(['investigating', 'identified', 'monitoring', 'resolved'])('is read from "%s"', (status) => {
    expect(parseStatus(` ${status.toUpperCase()} `)).toBe(status);
  });

  test('that does not exist is answered with those that do', () => {
    expect(refusalOf(() => parseStatus('Fixed'))).toEqual({
      code: 'unknown-status',
      sentence: 'There is no status “Fixed”. Type one of investigating, identified, monitoring, resolved.',
    });
  });

  test('that was left out is asked for', () => {
    expect(refusalOf(() => parseStatus(' '))).toEqual({
      code: 'unknown-status',
      sentence: 'Say the status: one of investigating, identified, monitoring, resolved.',
    });
  });

  test('of its own command names that command', () => {
    expect(refusalOf(() => parseStatus('closed'))).toEqual({
      code: 'close-instead',
      sentence: 'Closing asks for more than a status: type `/incident close`.',
    });
    const cancel = {
      code: 'cancel-instead',
      sentence: 'Canceling is a command of its own: type `/incident cancel <reason>`.',
    };
    expect(refusalOf(() => parseStatus('canceled'))).toEqual(cancel);
    expect(refusalOf(() => parseStatus('cancelled'))).toEqual(cancel);
  });
});
