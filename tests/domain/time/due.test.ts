import { parseDue, takeDue } from '../../../src/domain/time/due';
import { at, nairobi } from '../../support/cast';
import { refusalOf } from '../../support/log';

// The cast's day is Wednesday, 2023-11-08.
const context = { now: at('23:30'), zone: nairobi };

describe('a day by which something is to be done', () => {
  test.each([
    ['2023-11-30', '2023-11-30'],
    ['today', '2023-11-08'],
    ['Tomorrow', '2023-11-09'],
    ['friday', '2023-11-10'],
    ['wednesday', '2023-11-15'],
    ['in 3 days', '2023-11-11'],
    ['in 1 week', '2023-11-15'],
    ['in 30 days', '2023-12-08'],
    ['in a week', '2023-11-15'],
    ['Fri', '2023-11-10'],
    ['this friday', '2023-11-10'],
    ['next friday', '2023-11-17'],
    ['next monday', '2023-11-13'],
    ['next sunday', '2023-11-19'],
    ['Dec 5', '2023-12-05'],
    ['5th december', '2023-12-05'],
    ['5 Nov', '2024-11-05'],
    ['Feb 29, 2024', '2024-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(parseDue(typed, context)).toBe(day);
  });

  test.each(['2023-02-30', '2023-13-01', 'soon', 'next sprint', 'Feb 30', 'mo', ''])(
    '“%s” is refused',
    (typed) => {
      expect(refusalOf(() => parseDue(typed, context)).sentence).toBe(
        `“${typed}” is no day. Type one such as \`due 2026-12-01\`, \`due tomorrow\`, \`due friday\` or \`due in 3 days\`.`,
      );
    },
  );

  test('that has passed is refused', () => {
    expect(refusalOf(() => parseDue('2023-11-07', context)).sentence).toBe(
      '2023-11-07 has passed; today is 2023-11-08. Type a day that is still to come.',
    );
  });
});

describe('`due` at the end of a text', () => {
  test.each([
    ['add an alert due friday', 'add an alert', 'friday'],
    ['add an alert, due by 2023-11-30.', 'add an alert', '2023-11-30'],
    ['add an alert (due tomorrow)', 'add an alert', 'tomorrow'],
    ['add an alert due next friday', 'add an alert', 'next friday'],
    ['add an alert by friday', 'add an alert', 'friday'],
    ['add an alert, by 2026-12-05.', 'add an alert', '2026-12-05'],
    ['read the guide by Otto by 5 Dec 2026', 'read the guide by Otto', '5 Dec 2026'],
  ])('%s', (text, rest, day) => {
    expect(takeDue(text)).toEqual({ rest, day });
  });

  test.each(['restart it by hand', 'ask whoever stood by', 'find out what was changed by next', 'by 5'])(
    'is not in “%s”',
    (text) => expect(takeDue(text)).toBeUndefined(),
  );

  test('is not every due', () => {
    expect(takeDue('the residue friday')).toBeUndefined();
    expect(takeDue('overdue invoices are checked')).toBeUndefined();
  });
});
