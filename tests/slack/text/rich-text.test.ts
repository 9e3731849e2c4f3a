import fc from 'fast-check';
import { inPlainText } from '../../../src/domain/text/plain-text';
import type { Wording } from '../../../src/domain/text/wording';
import { formOf, readRichText } from '../../../src/slack/text/rich-text';
import { type Element, partArb, richText, section, text, textsIn } from '../../support/rich-text';

const read = (...parts: readonly object[]): Wording => readRichText(parts, { isEncoded: false });
const list = (style: string, items: readonly string[], more: object = {}): object => ({
  type: 'rich_text_list',
  ...{ style, indent: 0, elements: items.map((item) => section(text(item))), ...more },
});

describe('rich text is read', () => {
  test('with what stands out in a line', () => {
    expect(
      read(
        section(
          text('the '),
          text('pool of ', { bold: true }),
          { type: 'user', user_id: 'U0AMINA', style: { bold: true, italic: true } },
          text(' is '),
          text('max_connections', { code: true, bold: true }),
          text(' & <!here> ', { strike: true }),
        ),
      ),
    ).toEqual([
      'the ',
      { bold: ['pool of ', { italic: [{ person: 'U0AMINA' }] }] },
      ' is ',
      { bold: [{ code: 'max_connections' }] },
      { strike: [' & <!here> '] },
    ]);
  });

  test('with everything that is named or shown in a line', () => {
    expect(
      read(
        section(
          { type: 'channel', channel_id: 'C0OPS' },
          { type: 'usergroup', usergroup_id: 'S0DBA' },
          { type: 'broadcast', range: 'here' },
          { type: 'link', url: 'https://a.example/?x=1&y', text: 'the graph' },
          { type: 'emoji', name: 'technologist', unicode: '1f9d1-200d-1f4bb' },
          { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fb', skin_tone: 2 },
          { type: 'emoji', name: 'our-logo', unicode: 'zz' },
          { type: 'date', timestamp: 1714979100, format: '{time}', fallback: '09:05' },
          { type: 'date', timestamp: 1714979100, format: '{time}' },
          { type: 'color', value: '#ff0000' },
        ),
      ),
    ).toEqual([
      { channel: 'C0OPS', name: 'C0OPS' },
      { group: 'S0DBA', name: 'S0DBA' },
      '@here',
      { link: 'https://a.example/?x=1&y', label: 'the graph' },
      { emoji: 'technologist', character: '🧑‍💻' },
      { emoji: 'wave::skin-tone-2', character: '👋🏻' },
      { emoji: 'our-logo' },
      { date: 1714979100, fallback: '09:05' },
      { date: 1714979100, fallback: '2024-05-06 07:05 UTC' },
      '#ff0000',
    ]);
  });

  test('with lists in lists, which go on where they were left', () => {
    expect(
      read(
        section(text('Then:\n')),
        list('ordered', ['stop']),
        list('bullet', ['a', 'b'], { indent: 1 }),
        list('ordered', ['start'], { offset: 1 }),
        section(text('\nDone')),
      ),
    ).toEqual(['Then:', { list: [['stop', { list: [['a'], ['b']] }], ['start']], isNumbered: true }, 'Done']);
    expect(read(list('ordered', ['c', 'd'], { offset: 2 }))).toEqual([
      { list: [['c'], ['d']], isNumbered: true, from: 3 },
    ]);
  });

  test('with quotes and with code whose spaces stay', () => {
    const code = { type: 'rich_text_preformatted', border: 0, elements: [text('at a\n    at b\n')] };
    const quote = { type: 'rich_text_quote', elements: [text('it is down')] };
    expect(read(section(text('so:\n')), code, quote, list('bullet', ['a'], { border: 1 }))).toEqual([
      'so:',
      { codeBlock: 'at a\n    at b' },
      { quote: ['it is down'] },
      { quote: [{ list: [['a']] }] },
    ]);
  });

  test('with the characters that somebody typed, however Slack encoded them', () => {
    const form = (words: string, flat: string) => formOf([richText([section(text(words))])], flat);
    expect(form('a < b', 'a &lt; b').isEncoded).toBe(false);
    expect(form('a &lt; b', 'a &lt; b').isEncoded).toBe(true);
    expect(form('type &lt;', 'type &amp;lt;').isEncoded).toBe(false);
    expect(readRichText([section(text('a &lt; b'))], { isEncoded: true })).toEqual(['a < b']);
  });
});

test('no word is lost, whatever rich text holds', () => {
  fc.assert(
    fc.property(fc.array(partArb, { maxLength: 8 }), (parts: readonly Element[]) => {
      const plain = bare(inPlainText(readRichText(parts, { isEncoded: false }), (id) => id));
      for (const each of textsIn(parts)) expect(plain).toContain(bare(each));
    }),
    { numRuns: 500 },
  );
});

/** Line breaks and the white space beside them are the document's. */
function bare(words: string): string {
  return words.replace(/\s+|^> /gm, '');
}
