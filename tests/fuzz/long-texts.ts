import type { Random } from '../support/random';

/** What a long text is made of: the same piece again and again, or with its number in it, so that each is another. */
type Piece = string | ((index: number) => string);

export const pieces: readonly Piece[] = [
  ...[
    ')',
    '(',
    '-',
    '–',
    '—',
    '.',
    '!',
    '*',
    '_',
    '~',
    '`',
    '```',
    '<',
    '>',
    '&',
    '|',
    '@',
    '#',
    ':',
    '?',
    ';',
  ],
  ...[' ', '\n', '\r\n', '\t', '\u2028', '\u00a0', '\u200b', '\ufeff', '\u0000', '\ud83d', '\udc00'],
  ...[
    '\u0301',
    '\u0301\u0316',
    'a\u0327\u0301',
    '\u05d0',
    '\u0645 ',
    '\u202e',
    '\u202e\u202c',
    '\u2066',
    '\u2066\u2069',
  ],
  ...[
    '👩',
    '👩‍👩‍👧‍👦 ',
    '❤️',
    '1',
    '7 ',
    '1:',
    '10:42 ',
    '1.',
    'a',
    'A',
    'word ',
    'a.',
    'a. ',
    'a-',
    '日本語',
  ],
  ...[
    'a@',
    'a@b.',
    '@a ',
    'www.',
    'http://',
    'http://a ',
    'http://a.',
    'http://a/) ',
    'mailto:a@b ',
    'x:',
    ':a:',
    ':a',
  ],
  ...[
    '[',
    ']',
    '](',
    '](<',
    '](http://a ',
    '[a](b) ',
    '[a',
    '{{',
    '}}',
    '{{#if ',
    '<!--',
    '<a:',
    '</',
    '&amp;',
    '&amp',
    '&#',
  ],
  ...[
    'due ',
    'due: by ',
    ' due friday',
    '--at ',
    '--',
    'ago ',
    '1h ',
    'by\n',
    '"',
    '“',
    '”',
    "'",
    '„a“ ',
    '\\',
    '%',
    '$',
    '$1',
  ],
  ...[
    '<@U0AMINA>',
    '<@U0AMINA|a',
    '<@',
    '<!here>',
    '<!subteam^S1|@a>',
    '<#C1|a> ',
    '<#',
    '<http://a.example|b.example> ',
    '<a|',
    '|>',
  ],
  ...[
    '- [ ] a\n',
    '# a\n',
    '> a\n',
    '| a ',
    '- \n',
    '    a\n',
    'a,',
    'a;',
    '.)',
    ')(',
    '-(',
    ', ',
    ' ,',
    '_*',
    '*_~`',
    '! ',
    '...',
  ],
  (index) => `<@U${index}>`,
  (index) => `<http://a${index}|b${index}>`,
  (index) => `<http://a${index}> `,
  (index) => `<#C${index}|c${index}> `,
  (index) => `line ${index}\n`,
  (index) => `word${index} `,
];

const beginnings = [
  '',
  '',
  '',
  'a',
  '"',
  '“',
  '`',
  '<',
  '<http://a|',
  'http://a',
  '@',
  '#',
  '10:42 ',
  'due ',
  '&',
  '[',
  '](',
  '--at ',
  'A1 ',
  '- ',
  '(',
];
const endings = [
  '',
  '',
  '',
  'a',
  'z ',
  ')',
  '>',
  '"',
  '`',
  ' due friday',
  '\n',
  ' <@U0AMINA> due friday',
  ']',
  'x.',
  ' x',
  ';',
  '”',
];

/** How a long text is made. */
export interface Shape {
  readonly beginning: string;
  readonly pieces: readonly Piece[];
  readonly ending: string;
}

/** One kind of piece again and again as a rule, else two or three that take turns; and what stands around them. */
export function shapeOf(random: Random): Shape {
  const count = random.pick([1, 1, 1, 2, 3]);
  return {
    beginning: random.pick(beginnings),
    pieces: Array.from({ length: count }, () => random.pick(pieces)),
    ending: random.pick(endings),
  };
}

/** The text of a shape in about that many characters. */
export function textOf({ beginning, pieces: turns, ending }: Shape, length: number): string {
  const parts = [beginning];
  for (let index = 0, left = length; left > 0; index += 1) {
    const piece = turns[index % turns.length] ?? 'a';
    const part = typeof piece === 'string' ? piece : piece(index);
    parts.push(part);
    left -= part.length;
  }
  return [...parts, ending].join('');
}

/** A shape in words, to tell which one failed. */
export function shapeInWords({ beginning, pieces: turns, ending }: Shape): string {
  const shown = turns.map((piece) => (typeof piece === 'string' ? piece : piece(7)));
  return JSON.stringify({ beginning, again: shown, ending });
}
