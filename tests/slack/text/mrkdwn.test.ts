import fc from 'fast-check';
import type { Piece } from '../../../src/domain/text/wording';
import {
  dateInReadersZone,
  escaped,
  link,
  shorten,
  shortenMrkdwn,
  writeMrkdwn,
} from '../../../src/slack/text/mrkdwn';
import { readMrkdwn } from '../../../src/slack/text/read-mrkdwn';

const nameOf = (person: string): string => `name of ${person}`;

describe('reading mrkdwn', () => {
  test.each<[string, readonly Piece[]]>([
    ['a &lt;b&gt; &amp; c', ['a <b> & c']],
    ['&amp;lt; stays what was typed', ['&lt; stays what was typed']],
    ['ask <@U0AMINA>, now', ['ask ', { person: 'U0AMINA' }, ', now']],
    ['<@W0AMINA|amina>', [{ person: 'W0AMINA' }]],
    ['see <#C0OPS|ops>', ['see ', { channel: 'C0OPS', name: 'ops' }]],
    ['<#C0OPS|>', [{ channel: 'C0OPS', name: 'C0OPS' }]],
    ['<!subteam^S0DBA|@dba> please', [{ group: 'S0DBA', name: 'dba' }, ' please']],
    ['<!subteam^S0DBA>', [{ group: 'S0DBA', name: 'S0DBA' }]],
    ['<!channel> <!here|here> <!everyone>', ['@channel @here @everyone']],
    ['at <!date^1699444800^{time}|15:00>', ['at ', { date: 1699444800, fallback: '15:00' }]],
    [
      '<https://a.example/?x=1&amp;y=2|the &lt;graph&gt;>',
      [{ link: 'https://a.example/?x=1&y=2', label: 'the <graph>' }],
    ],
    ['<mailto:a@b.example|a@b.example>', [{ link: 'mailto:a@b.example', label: 'a@b.example' }]],
    ['1 < 2 and <> and 3 > 2', ['1 < 2 and <> and 3 > 2']],
    ['', []],
  ])('%j', (text, wording) => {
    expect(readMrkdwn(text)).toEqual(wording);
  });
});

describe('writing mrkdwn', () => {
  test('names people and groups without notifying them', () => {
    const wording = readMrkdwn('<@U0AMINA> <!subteam^S0DBA|@dba> <!channel>');
    expect(writeMrkdwn(wording, nameOf)).toBe('@name of U0AMINA @dba @channel');
  });

  test('keeps links and channels', () => {
    const text = '<https://a.example/?x=1&amp;y=2|graph> <#C0OPS> <https://b.example/>';
    expect(
      writeMrkdwn(
        readMrkdwn('<https://a.example/?x=1&amp;y=2|graph> <#C0OPS|ops> <https://b.example/>'),
        nameOf,
      ),
    ).toBe(text);
  });

  test('reads back what it wrote, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = writeMrkdwn(text === '' ? [] : [text], nameOf);
        expect(written).not.toMatch(/[<>]/);
        expect(readMrkdwn(written)).toEqual(text === '' ? [] : [text]);
      }),
    );
  });

  test('lets nothing that a name, a label or a fallback holds take effect', () => {
    const hostile = '<!channel>|>*&';
    expect(writeMrkdwn([{ person: 'U0AMINA' }], () => hostile)).toBe('@&lt;!channel&gt;|&gt;*&amp;');
    expect(link('https://a.example/', hostile)).toBe('<https://a.example/|&lt;!channel&gt;¦&gt;*&amp;>');
    expect(dateInReadersZone(0, '{time}', hostile)).toBe('<!date^0^{time}|&lt;!channel&gt;|&gt;*&amp;>');
  });

  test.each([
    'javascript:alert(1)',
    'https://a.example/|<!channel>',
    'https://a b.example/',
    '!channel',
    '@U0AMINA',
  ])('makes no link of %s', (url) => {
    expect(link(url)).toBe(escaped(url));
  });
});

describe('shortening', () => {
  test('leaves alone what fits, and ends what does not with an ellipsis', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('abcd', 3)).toBe('ab…');
    expect(shortenMrkdwn('a&amp;', 6)).toBe('a&amp;');
  });

  test('never cuts inside a character', () => {
    expect(shorten('ab🔥cd', 4)).toBe('ab…');
    expect(shortenMrkdwn('ab🔥cd', 4)).toBe('ab…');
    expect(shorten('ab🔥cd', 5)).toBe('ab🔥…');
  });

  test.each([2, 3, 4, 5])('leaves no half of an escaped character, cut after %i characters', (most) => {
    expect(shortenMrkdwn('a&amp;&amp;', most + 1)).toMatch(/^a(&amp;)?…$/);
  });

  test('leaves no half of a link, a mention or a date', () => {
    const tokens = ['<https://a.example/|the graph>', '<@U0AMINA>', '<!date^1699444800^{time}|15:00>'];
    for (const token of tokens) {
      const text = `see ${token} now`;
      for (let most = 1; most < text.length; most += 1) {
        expect(shortenMrkdwn(text, most)).toMatch(/^[^<>]*(<[^<>]+>[^<>]*)?…$/);
      }
    }
  });

  test('keeps every piece whole and within the length, whatever is written', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }).map(escaped),
      fc.constantFrom('<@U0AMINA>', '<https://a.example/?a=1&amp;b=2|graph>', '&lt;', '&amp;', '🔥'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 80 }), (pieces, most) => {
        const text = pieces.join('');
        const short = shortenMrkdwn(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        const body = short === text ? text : short.slice(0, -1);
        expect(text.startsWith(body)).toBe(true);
        expect(body.replace(/<[^<>]+>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|[\uD800-\uDBFF]$/);
      }),
    );
  });
});

test('what stands out is written as Slack shows it, and not where Slack would not read it', () => {
  const name = (person: string): string => person;
  expect(
    writeMrkdwn(
      ['a ', { bold: ['b ', { italic: ['c'] }] }, ' ', { code: 'd <e>' }, ' ', { strike: ['f'] }],
      name,
    ),
  ).toBe('a *b _c_* `d &lt;e&gt;` ~f~');
  expect(writeMrkdwn(['x', { bold: ['y'] }, 'z'], name)).toBe('xyz');
  expect(writeMrkdwn([{ code: 'a`b' }], name)).toBe('a`b');
  expect(
    writeMrkdwn(['so:', { list: [['one'], ['two']] }, { codeBlock: ' x\n  y' }, { quote: ['q'] }], name),
  ).toBe('so:\n• one\n• two\n```\n x\n  y\n```\n> q');
  expect(writeMrkdwn([{ list: [['one'], ['two']], isNumbered: true, from: 3 }], name)).toBe('3. one\n4. two');
  expect(writeMrkdwn([{ emoji: 'fire', character: '🔥' }], name)).toBe(':fire:');
});
