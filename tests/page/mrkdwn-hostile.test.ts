import fc from 'fast-check';
import { parseMrkdwn } from '../../page/content/mrkdwn/mrkdwn';
import type { Inline } from '../../page/content/mrkdwn/tree';

const markup = [
  '*',
  '_',
  '~',
  '`',
  '```',
  '<',
  '>',
  '|',
  '@U1',
  '#C1',
  '!here',
  '!date^1^{time}^',
  '&gt;',
  '&lt;',
  '&amp;',
];
const others = [
  '\n',
  ' ',
  'a',
  'ß',
  '😀',
  ':fire:',
  ':',
  'https://x.y/',
  'javascript:',
  'data:',
  'mailto:',
  '(',
  ')',
  '.',
  '"',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...markup, ...others), fc.string({ maxLength: 5 })), { maxLength: 200 })
  .map((pieces) => pieces.join(''));

function everyPiece(pieces: readonly Inline[]): readonly Inline[] {
  return pieces.flatMap((piece) => [piece, ...('inside' in piece ? everyPiece(piece.inside) : [])]);
}

function piecesOf(text: string): readonly Inline[] {
  return parseMrkdwn(text).flatMap(({ inside }) => everyPiece(inside));
}

test('every text can be read, and no more comes of it than it is long', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(piecesOf(text).length).toBeLessThanOrEqual(2 * text.length + 1);
    }),
    { numRuns: 500 },
  );
});

test('no text makes a link that could do anything but lead somewhere', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const piece of piecesOf(text)) {
        if ((piece.type === 'link' || piece.type === 'date') && piece.url !== undefined)
          expect(piece.url).toMatch(/^(?:https?:\/\/|mailto:)/i);
      }
    }),
    { numRuns: 500 },
  );
});

test('letters that are no markup are all there, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('ab', 'c ', '*d', '_e', '~f', '\n')), (pieces) => {
      const text = pieces.join('');
      const letters = (string: string) => string.replace(/[^a-z]/g, '');
      const shown = piecesOf(text).map((piece) => (piece.type === 'text' ? piece.text : ''));
      expect(letters(shown.join(''))).toBe(letters(text));
    }),
  );
});

const length = 40_000;
const patterns: readonly string[] = [
  '*',
  '*a ',
  '*a_b~c ',
  ' *a',
  '<',
  '<a',
  '<@',
  '<!date^1^{x}^',
  '`',
  '`a',
  '```',
  ':',
  ':a',
  `:${'a'.repeat(99)}`,
  'h',
  'http://',
  'http://a)',
  ')))',
  '&gt;',
  '\n&gt;',
  '\n',
  '&',
  '&amp',
  '_*~',
  '*_~`<:h',
];

test.each(patterns)('forty thousand characters of "%s" are read at once', (pattern) => {
  const ends = [
    pattern.repeat(length / pattern.length),
    `http://${pattern.repeat(length / pattern.length)}`,
    `<https://x.y|${pattern.repeat(length / pattern.length)}`,
  ];
  // Time that grows with the square of the length would be minutes, which no test is given.
  for (const text of ends) expect(parseMrkdwn(text)).not.toHaveLength(0);
});
