import fc from 'fast-check';
import { inPlainText } from '../../../src/domain/text/plain-text';
import type { Wording } from '../../../src/domain/text/wording';
import { richText as schema } from '../../../src/playground/block-kit/rich-text';
import { readRichText } from '../../../src/slack/text/rich-text';
import { richTextOf } from '../../../src/slack/text/write-rich-text';
import { partArb } from '../../support/rich-text';

const nameOf = (id: string) => id;
const written = (wording: Wording) => richTextOf(wording, nameOf)?.elements ?? [];
const readAgain = (wording: Wording) => readRichText(written(wording), { isEncoded: false });

describe('words in a form', () => {
  test.each<[string, Wording]>([
    ['an emoji by its character', ['it is ', { emoji: 'fire', character: '🔥' }]],
    ['an emoji with a skin tone', [{ emoji: 'wave::skin-tone-3', character: '👋🏼' }]],
    ['an emoji of the workspace’s own', [{ emoji: 'our-logo' }]],
    ['a quote before a list', [{ quote: ['it is'] }, { quote: [{ list: [['down'], ['slow']] }] }]],
    ['quoted lists in a list', [{ quote: [{ list: [['stop', { list: [['a'], ['b']] }], ['start']] }] }]],
    ['quoted code', [{ quote: [{ codeBlock: 'select 1' }] }]],
    ['people and places', [{ person: 'U0AMINA' }, ' in ', { channel: 'C0OPS', name: 'C0OPS' }]],
  ])('keep %s', (_, wording) => {
    expect(readAgain(wording)).toEqual(wording);
  });

  test('keep each item of a list on its own line in a quote with words', () => {
    const lines = inPlainText(readAgain([{ quote: ['it is', { list: [['down'], ['slow']] }] }]), nameOf);
    expect(lines).toBe('> it is\n> - down\n> - slow');
  });

  test('point at nothing by what is no id, and name no emoji that is none', () => {
    const wording: Wording = [
      { person: 'nobody' },
      { channel: 'C0 OPS', name: 'ops' },
      { group: 'U0AMINA', name: 'dba' },
      { link: 'no address', label: 'here' },
      { emoji: 'a b', character: '🔥' },
    ];
    expect(written(wording)).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: '@nobody' },
          { type: 'text', text: '#ops' },
          { type: 'text', text: '@dba' },
          { type: 'text', text: 'here (no address)' },
          { type: 'text', text: '🔥' },
        ],
      },
    ]);
  });

  test('read as they did, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(partArb, { minLength: 1, maxLength: 8 }), (parts) => {
        const wording = readRichText(parts, { isEncoded: false });
        const block = richTextOf(wording, nameOf);
        if (block === undefined) return;
        schema.parse(block);
        expect(bare(inPlainText(readAgain(wording), nameOf))).toBe(bare(inPlainText(wording, nameOf)));
      }),
      { numRuns: 500 },
    );
  });
});

/** Line breaks and the signs that lines begin with are those of the form. */
function bare(words: string): string {
  return words.replace(/\s+|^> /gm, '');
}
