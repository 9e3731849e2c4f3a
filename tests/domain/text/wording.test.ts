import { mentionedIn } from '../../../src/domain/incident/message-text';
import { peopleOf } from '../../../src/domain/target';
import { inPlainText } from '../../../src/domain/text/plain-text';
import { retyped } from '../../../src/domain/text/retyped';
import { isBlank, plain } from '../../../src/domain/text/wording';
import { baraka, chebet, nameOf } from '../../support/cast';

describe('a wording', () => {
  test('reads as plain text with names in the place of ids', () => {
    const wording = [
      'ask ',
      { person: chebet },
      ' or ',
      { group: 'S1', name: 'payments' },
      ' in ',
      { channel: 'C1', name: 'ops' },
      ': ',
      { link: 'https://example.com/d', label: 'the dashboard' },
      ' ',
      { link: 'https://example.com', label: 'https://example.com' },
      ' ',
      { link: 'mailto:ops@example.com' },
    ];
    expect(inPlainText(wording, nameOf)).toBe(
      'ask @Chebet Koech or @payments in #ops: the dashboard (https://example.com/d) https://example.com mailto:ops@example.com',
    );
  });

  test('is blank without anything to read', () => {
    expect([[], [''], [' ', '\n']].map(isBlank)).toEqual([true, true, true]);
    expect([['x'], [{ person: baraka }]].map(isBlank)).toEqual([false, false]);
  });

  test('of no characters has no pieces', () => {
    expect(plain('')).toEqual([]);
    expect(plain('down')).toEqual(['down']);
  });

  test('mentions each person once, in order', () => {
    const wording = ['cc ', { person: chebet }, ' ', { person: baraka }, ' ', { person: chebet }];
    expect(mentionedIn(wording)).toEqual([chebet, baraka]);
  });

  test('points where it pointed before where somebody retyped what they were shown', () => {
    const ana = 'U0ANA';
    const names = (person: string): string => (person === ana ? 'Ana' : 'Anabel');
    const shown = ['ask ', { person: ana }, ' and ', { person: 'U0ANABEL' }, { link: 'https://example.com' }];
    expect(retyped('Asked @Anabel, then @Ana: https://example.com', shown, names)).toEqual([
      'Asked ',
      { person: 'U0ANABEL' },
      ', then ',
      { person: ana },
      ': ',
      { link: 'https://example.com' },
    ]);
    expect(retyped('Nobody was asked @all', shown, names)).toEqual(['Nobody was asked @all']);
    expect(retyped('', shown, names)).toEqual([]);
  });
});

test('a target’s people are known where it names them', () => {
  expect(peopleOf({ person: chebet })).toEqual([chebet]);
  expect(peopleOf({ team: 'payments', people: [chebet, baraka] })).toEqual([chebet, baraka]);
  expect(peopleOf({ group: 'S1', name: 'payments' })).toEqual([]);
  expect(peopleOf({ outside: 'Cloud vendor' })).toEqual([]);
});
