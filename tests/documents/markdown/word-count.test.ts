import { array, constantFrom, assert as hold, property, string } from 'fast-check';
import { wordCount } from '../../../src/documents/markdown/word-count';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text as Unicode has them. */
function segmented(text: string): number {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** What stands in and between words, and what only looks so. */
const pieces = constantFrom(
  ...['a', 'Zoë', 'ɏ', 'ß', '1', '07', 'йод', 'خ', '落', '🔥', 'e\u0301', '×'],
  ...["'", '’', '‘', '.', ',', ';', ':', '_', '__', '·', '-', '—', '…', '"', '“', '/', '*', '\\', '`', '@'],
  ...[' ', '\t', '\n'],
);

test.each([
  ['nothing', '', 0],
  ['words between signs', '- **15:05** Restarted — [Zoë Ångström](https://example.com/a-b_c)', 5],
  ['a contraction, a decimal and a name with underscores', 'it isn’t 4.18.1 of session_cache.ts', 5],
  ['an address by itself', 'see <https://example.com/a/b>', 2],
  ['other scripts', 'Сервер упал, サーバー', 3],
  ['signs alone', '— … → · _ ** ``', 0],
])('counts %s', (_, text, count) => {
  expect(wordCount(text)).toBe(count);
});

test('counts any text as Unicode’s rules for words do', () => {
  const text = array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  void hold(
    property(text, (each) => {
      expect([each, wordCount(each)]).toEqual([each, segmented(each)]);
    }),
    { numRuns: Number(process.env.RUNS ?? 2_000) },
  );
  void hold(
    property(string({ unit: 'grapheme-ascii', maxLength: 20 }), (each) => {
      // What stands between the brackets of a link is no word.
      const text = each.replaceAll(/[<(]/g, '-');
      expect([text, wordCount(text)]).toEqual([text, segmented(text)]);
    }),
  );
});

test('has a segmenter look at nothing but what is not plain', () => {
  const line =
    '- **15:05** Restarted, still 5xx: the pool’s 500 connections aren’t released… — [Zoë](https://a.example/x)\n';
  const looked = jest.spyOn(Intl.Segmenter.prototype, 'segment');
  expect(wordCount(line.repeat(1_000))).toBe(12_000);
  expect(looked).not.toHaveBeenCalled();
  expect(wordCount(`${line.repeat(1_000)}サーバー`)).toBe(12_001);
  expect(looked).toHaveBeenCalledTimes(1);
  looked.mockRestore();
});
