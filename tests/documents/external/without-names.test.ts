import fc from 'fast-check';
import { withoutNames } from '../../../src/documents/draft/external/without-names';
import { inPlainText } from '../../../src/domain/text/plain-text';
import type { Wording } from '../../../src/domain/text/wording';

const names = [
  'Chebet Koech',
  'Amina Wanjiru',
  'Šárka O’Brien',
  'Will Li',
  '王伟',
  'Bo Ek',
  'Jean-Luc Marie',
];
const without = withoutNames(names);

function told(words: Wording | string): string {
  return inPlainText(without(typeof words === 'string' ? [words] : words), (person) => `name of ${person}`);
}

describe('words for people outside', () => {
  test.each([
    ['a name in full', 'The fix by Chebet Koech works', 'The fix by an engineer works'],
    ['a first name', 'We asked Chebet, then waited', 'We asked an engineer, then waited'],
    ['a last name', 'We asked Koech.', 'We asked an engineer.'],
    ['a name in small letters', 'then chebet koech found it', 'then an engineer found it'],
    ['a name in capitals', 'CHEBET found it', 'An engineer found it'],
    [
      'the beginning of a sentence',
      'It broke. Chebet mended it.\nAmina helped.',
      'It broke. An engineer mended it.\nAn engineer helped.',
    ],
    [
      'what belongs to somebody',
      "Chebet’s fix, and Koech's patch",
      "An engineer’s fix, and an engineer's patch",
    ],
    ['two people', 'Chebet and Amina talked', 'An engineer and an engineer talked'],
    ['a name without its accents', 'then Sarka looked', 'then an engineer looked'],
    ['a name with an apostrophe', 'then O’Brien’s team looked', 'then an engineer’s team looked'],
    ['a name in two parts', 'then Jean-Luc looked', 'then an engineer looked'],
    ['a name without spaces', '由王伟修复', '由an engineer修复'],
    ['a short name in full', 'then Bo Ek looked', 'then an engineer looked'],
    ['a handle', 'thanks to @chebet.koech', 'thanks to an engineer'],
    ['a mention as Slack writes it', 'thanks to <@U0CHEBET>!', 'thanks to an engineer!'],
    ['a word that is also a name', 'It will be mended by Will Li', 'It will be mended by an engineer'],
    ['a word that holds a name', 'Koechlin is a street', 'Koechlin is a street'],
    ['a short part of a name by itself', 'We use Li for Lithium', 'We use Li for Lithium'],
    ['an address of the web', 'see https://x.slack.com/archives/C1/p2.', 'see (link left out).'],
    ['an address without its scheme', 'see acme.slack.com/archives/C1/p2', 'see (link left out)'],
    ['an address of mail', 'write to chebet@example.com', 'write to (address left out)'],
    ['nothing of the kind', 'All 3 pools were full, at 10:42', 'All 3 pools were full, at 10:42'],
  ])('%s', (_, typed, shown) => {
    expect(told(typed)).toBe(shown);
  });

  test('name nobody in mentions, links, code and formatting', () => {
    expect(
      told([
        { person: 'U1' },
        ' and ',
        { bold: [{ person: 'U2', isPlain: true }] },
        ' of ',
        { group: 'S1', name: 'platform' },
        ' wrote in ',
        { channel: 'C1', name: 'inc-7-checkout' },
        ': ',
        { code: 'git log --author Chebet' },
        ' ',
        { link: 'https://acme.slack.com/archives/C1/p1', label: 'Amina’s note' },
        ' ',
        { link: 'https://wiki.example.com/x' },
      ]),
    ).toBe(
      'An engineer and an engineer of a team wrote in a channel: git log --author an engineer an engineer’s note (link left out)',
    );
  });

  test('hold no part of a name, whatever stands around it', () => {
    const part = fc.constantFrom('Chebet', 'koech', 'AMINA', 'Wanjiru', 'O’Brien', '王伟', 'Chebet Koech');
    const around = fc
      .string({ unit: 'binary', maxLength: 12 })
      .filter((text) => !/[\p{L}\p{M}'’]/u.test(text));
    const words = fc.array(fc.tuple(around, part, around), { maxLength: 6 });
    fc.assert(
      fc.property(words, (pieces) => {
        const text = pieces.map((piece) => piece.join(' ')).join(' ');
        expect(told(text)).not.toMatch(/chebet|koech|amina|wanjiru|brien|王伟/i);
      }),
    );
  });

  test('are written in a moment, whatever they are made of', () => {
    const pieces = ['a', 'a-', 'a.', 'Chebet ', 'http://', '@', '\\', '<@U', 'a@', '.slack.com', '王伟'];
    // What took the square of its length would not end within a test's time.
    for (const piece of pieces) expect(told(piece.repeat(200_000 / piece.length))).not.toBe('');
  });
});
