import { elapsedInWords, elapsedText, isBackwards } from '../../../src/domain/milestones/elapsed';
import { later, second } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';

function span(from: string, to: string) {
  return { from: at(from), to: at(to) };
}

test.each([
  ['10:42:20', '10:46:30', '4 min 10 s'],
  ['10:42:20', '10:42:50', '30 s'],
  ['10:42:20', '10:44:20', '2 min'],
  ['10:42:20', '10:52:19', '9 min 59 s'],
  ['10:42:20', '10:52:20', '10 min'],
  ['10:42:50', '12:27:10', '105 min (1 h 45 min)'],
  ['10:42:20', '10:46', '4 min'],
  ['10:42', '10:46:30', '4 min'],
  ['10:46:30', '10:42:20', '-4 min 10 s'],
  ['10:42:20', '10:42:20', '0 min'],
])('from %s to %s is %s', (from, to, text) => {
  expect(elapsedText([span(from, to)])).toBe(text);
});

test('a message on the full minute has its microseconds, and so its seconds', () => {
  expect(elapsedText([{ from: later(at('10:42'), 100), to: later(at('10:43'), 7 * second) }])).toBe(
    '1 min 7 s',
  );
});

test('several spans are added up', () => {
  expect(elapsedText([span('09:15', '10:00'), span('11:20', '11:45')])).toBe('70 min (1 h 10 min)');
  expect(elapsedText([span('09:15:10', '09:16:30'), span('11:20:05', '11:20:15')])).toBe('1 min 30 s');
  expect(elapsedInWords([span('09:15', '11:00')])).toBe('1 h 45 min');
});

test('what goes backwards by seconds does so, too', () => {
  expect(isBackwards([span('10:42:50', '10:42:20')])).toBe(true);
  expect(isBackwards([span('10:42:20', '10:42:50')])).toBe(false);
});
