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
  ])('%s is %s', (typed, day) => {
    expect(parseDue(typed, context)).toBe(day);
  });

  test.each(['2023-02-30', '2023-13-01', 'soon', 'next sprint', 'in a week', ''])(
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
  ])('%s', (text, rest, day) => {
    expect(takeDue(text)).toEqual({ rest, day });
  });

  test('is not every due', () => {
    expect(takeDue('the residue friday')).toBeUndefined();
    expect(takeDue('overdue invoices are checked')).toBeUndefined();
  });
});
