import { array, constantFrom, assert as hold, oneof, property, string } from 'fast-check';
import { inBrief, markdownParagraphs, quotedLine, words } from '../../../src/documents/markdown/markdown';
import type { Wording } from '../../../src/domain/text/wording';
import { amina, nameOf } from '../../support/cast';
import { read } from '../reading';

const meaningful = [
  ...'\\`*_{}[]()<>#+-.!|~&:=@\'"/^%$0123456789',
  ...[
    'a',
    'B',
    'ä',
    '日',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '**',
    '__',
    '~~',
    '```',
    '~~~',
    '---',
    '===',
    '- ',
    '1. ',
  ],
  ...[
    '# ',
    '> ',
    '| a | b |\n| - | - |',
    '    code',
    '<b>',
    '</script>',
    '<!--',
    '<!channel>',
    '<@U1>',
    '<a@b.cd>',
  ],
  ...[
    '&lt;',
    '&amp',
    '&#42;',
    'https://',
    'http://a.b',
    'www.',
    'www.a.bc',
    'x@y.zz',
    'mailto:',
    '[x](',
    '](y)',
  ],
  ...[
    '![',
    '[x]: y',
    '[FIRING:2]',
    '[x y] ',
    '[xy]',
    '[^1]',
    '[ ] ',
    '{{',
    '}}',
    '{{constructor}}',
    '{%',
    '\\\n',
    '\u00a0',
    '😀',
  ],
];
const anyText = oneof(
  array(constantFrom(...meaningful), { maxLength: 12 }).map((parts) => parts.join('')),
  string({ unit: 'grapheme' }),
  string({ unit: 'binary' }).filter((text) => !/[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(text)),
);
const runs = { numRuns: 2_000 };

function shown(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function unlinked(elements: readonly string[]): readonly string[] {
  return elements.filter((element) => element !== 'br' && element !== 'a');
}

function wordsOf(wording: Wording): string {
  return words(wording, nameOf).toString();
}

test('an at sign makes no mail address of what is none', () => {
  for (const text of ['$@^.^', 'a,@b.example', 'x=@y.example', 'ana@bank.example']) {
    expect(read(`- ${wordsOf([text])}`).elements).not.toContain('a');
  }
});

describe('what people write', () => {
  test('is shown in a bullet as they wrote it, with nothing but links and line breaks made of it', () =>
    hold(
      property(anyText, (text) => {
        const page = read(`- **15:05** ${wordsOf([text])} — Amina\n- **15:06** next`);
        expect(shown(page.text)).toBe(shown(`15:05 ${text} — Amina15:06 next`));
        expect(unlinked(page.elements)).toEqual(['ul', 'li', 'p', 'strong', 'li', 'p', 'strong']);
        for (const link of page.links) expect(link).toMatch(/^https?:/);
      }),
      runs,
    ));

  test('is shown as they wrote it in paragraphs, and makes nothing but paragraphs', () =>
    hold(
      property(anyText, (text) => {
        const page = read(markdownParagraphs([text], nameOf).toString());
        expect(shown(page.text).replace(/\s/g, '')).toBe(shown(text).replace(/\s/g, ''));
        expect(new Set(unlinked(page.elements))).toEqual(new Set(shown(text) === '' ? [] : ['p']));
      }),
      runs,
    ));

  test('is shown as it is in a name, a title, a table and between the brackets of a link', () =>
    hold(
      property(anyText, (text) => {
        const name = quotedLine(text).toString();
        for (const frame of [
          '# INC-1: @',
          '| a | b |\n| - | - |\n| x @ | y |',
          'x [.@](https://a.example) y',
        ]) {
          const [bare, page] = [read(frame.replace('@', '')), read(frame.replace('@', () => name))];
          expect(page.elements).toEqual(bare.elements);
          expect(page.links).toEqual(bare.links);
          expect(shown(page.text)).toContain(shown(text));
        }
      }),
      runs,
    ));

  test('stays together whatever it is mixed with', () =>
    hold(
      property(
        array(oneof(anyText, constantFrom({ person: amina }, { link: 'https://a.example/_x_' }))),
        (wording) => {
          const page = read(`- ${wordsOf(wording)} — end\n- next`);
          const text = wording.map((piece) => {
            if (typeof piece === 'string') return piece;
            return 'person' in piece ? '@Amina Wanjiru' : piece.link;
          });
          expect(shown(page.text)).toBe(shown(`${text.join('')} — endnext`));
          expect(unlinked(page.elements)).toEqual(['ul', 'li', 'p', 'li', 'p']);
        },
      ),
      runs,
    ));
});

describe('what would mean something to Markdown is text:', () => {
  test.each([
    '[xy](https://a.example)',
    '![xy](z)',
    '[xy]: https://a.example',
    '\\[xy] and [[xy] z]',
    '**a**b *c* __d__ ~~e~~ `f`',
    'a&lt;b &copy; &#42; &am',
    '<https://a@b.example> <b onclick="x">',
    'www.a.example and ftp://a.example',
    'a\n===',
    'a | b\n- | -',
  ])('%s', (text) => {
    expect(shown(read(wordsOf([text])).text)).toBe(shown(text));
    expect(unlinked(read(wordsOf([text])).elements)).toEqual(['p']);
  });

  test('the syntax of templates means nothing to whoever reads the draft next', () => {
    expect(wordsOf(['{{x}} {% y %} {z}'])).toBe('{\\{x}} {\\% y %} {z}');
  });
});

describe('ordinary prose stays as it is', () => {
  test.each([
    'Restarted web-1 at 10:42, version 1.42.0-rc.1 is out.',
    'snake_case and a__b__c stay, 5 < 6, a > b, 2 * 3 = 6, R&D, AT&T & co.',
    'Latency is ~5 min (p99), errors -3 %, +2 nodes, #42, C:\\temp\\logs',
    "Why? Because “it” failed! $HOME/bin, 100 %, a = b; x^2, it's",
    'see <https://grafana.example/d/1?a=b_c*d&e=f>',
  ])('%s', (text) => {
    expect(wordsOf([text.replace(/<(https.*)>/, '$1')])).toBe(text);
  });
});

describe('words', () => {
  test('of several lines stay one bullet', () => {
    expect(wordsOf(['one\r\n\n  # two\n- three\n\n'])).toBe('one\\\n  \\# two\\\n  \\- three');
  });

  test('come out whole at 4,000 characters', () => {
    const text = 'All work and no play. '.repeat(200).slice(0, 4_000);
    expect(wordsOf([text])).toBe(text.trim());
  });

  test('name people, groups and channels', () => {
    const wording: Wording = [
      'ask ',
      { person: amina },
      ' or ',
      { group: 'S1', name: 'on_call' },
      ' in ',
      { channel: 'C1', name: 'db*' },
    ];
    expect(wordsOf(wording)).toBe('ask @Amina Wanjiru or @on_call in #db\\*');
  });

  test('link to the web and to mail, and nowhere else', () => {
    expect(wordsOf([{ link: 'https://a.example/b_c' }])).toBe('<https://a.example/b_c>');
    expect(wordsOf([{ link: 'https://a.example/', label: 'a ] b' }])).toBe('[a \\] b](https://a.example/)');
    expect(wordsOf([{ link: 'mailto:a@b.example', label: 'a@b.example' }])).toBe(
      '[a\\@b.example](mailto:a@b.example)',
    );
    expect(wordsOf([{ link: 'javascript:alert(1)', label: 'press' }])).toBe('press (javascript:alert(1))');
    expect(wordsOf([{ link: 'https://a.example/(x)', label: 'x' }])).toBe('[x](<https://a.example/(x)>)');
    expect(wordsOf([{ link: 'https://a.example/<b>"|' }])).toBe(
      '[https\\://a.example/&lt;b>"\\|](https://a.example/%3Cb%3E%22%7C)',
    );
  });

  test('leave the end of a sentence out of an address', () => {
    expect(wordsOf(['(see https://a.example/b.) Then https://a.example/(c)!'])).toBe(
      '(see <https://a.example/b>.) Then <https://a.example/(c)>!',
    );
  });

  test('make no image of an exclamation before a link', () => {
    expect(wordsOf(['look!', { link: 'https://a.example/', label: 'here' }])).toBe(
      'look\\![here](https://a.example/)',
    );
  });

  test('show a sign in place of a character that no page can show', () => {
    expect(wordsOf(['a\x1b[31m\0b\x7f'])).toBe('a␛\\[31m␀b\ufffd');
  });

  test('of a right-to-left script are isolated, so that the rest of their line keeps its order', () => {
    expect(wordsOf(['الخادم 10:42'])).toBe('\u2068الخادم 10:42\u2069');
    expect(wordsOf(['plain\nשרת'])).toBe('plain\\\n  \u2068שרת\u2069');
  });

  test('close every direction that they open, and none that they did not', () => {
    expect(wordsOf(['\u202egpj.exe'])).toBe('\u2068\u202egpj.exe\u202c\u2069');
    expect(wordsOf(['a\u2069\u202cb'])).toBe('ab');
    expect(wordsOf(['\u2067a\u202eb\u2069c'])).toBe('\u2068\u2067a\u202eb\u2069c\u2069');
  });
});

describe('a beginning', () => {
  test('is cut after a word', () => {
    expect(inBrief(['one two\nthree'], nameOf, 9).toString()).toBe('one two …');
  });

  test('is the whole where it fits', () => {
    expect(inBrief(['one two\nthree'], nameOf, 13).toString()).toBe('one two three');
  });
});
