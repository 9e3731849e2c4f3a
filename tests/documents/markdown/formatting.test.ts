import {
  array,
  constant,
  assert as hold,
  integer,
  letrec,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownParagraphs } from '../../../src/documents/markdown/markdown';
import type { Wording } from '../../../src/domain/text/wording';
import { nameOf } from '../../support/cast';

/** What is shown on lines of its own, with every character that is no space and how it stands out. */
type Shown =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly inner: readonly Shown[] }
  | { readonly type: 'list'; readonly from: number; readonly items: readonly (readonly Shown[])[] };

const renderer = MarkdownIt({ html: true, linkify: true });
renderer.linkify.set({ fuzzyLink: false });
renderer.normalizeLinkText = (text) => text;

type Token = ReturnType<typeof renderer.parse>[number];

/** What a reader of the rendered Markdown sees. */
function rendered(markdown: string): readonly Shown[] {
  const tokens = renderer.parse(markdown, {});
  let at = 0;
  const until = (end: string): readonly Shown[] => {
    const shown: Shown[] = [];
    while (tokens[at]?.type !== end && at < tokens.length) {
      const token = tokens[at];
      at += 1;
      if (token === undefined) break;
      if (token.type === 'inline') shown.push(...linesShown(token.children ?? []));
      else if (token.type === 'fence') shown.push({ type: 'code', text: token.content.replace(/\n$/, '') });
      else if (token.type === 'blockquote_open')
        shown.push({ type: 'quote', inner: until('blockquote_close') });
      else if (/^(?:bullet|ordered)_list_open$/.test(token.type)) shown.push(listShown(token));
      else if (!/^paragraph_/.test(token.type)) throw new Error(`Nothing is shown as ${token.type}`);
    }
    at += 1;
    return shown;
  };
  const listShown = (open: Token): Shown => {
    const items: (readonly Shown[])[] = [];
    const from = open.type === 'ordered_list_open' ? Number(open.attrGet('start') ?? 1) : 0;
    while (tokens[at]?.type === 'list_item_open') {
      at += 1;
      items.push(until('list_item_close'));
    }
    at += 1;
    return { type: 'list', from, items };
  };
  return until('end');
}

const styleOf: Readonly<Record<string, string>> = { strong: 'b', em: 'i', s: 's' };

function linesShown(tokens: readonly Token[]): readonly Shown[] {
  const lines = [''];
  const open = new Set<string>();
  const add = (text: string, code = ''): void => {
    lines[lines.length - 1] += styled(text, [...open, code]);
  };
  for (const token of tokens) {
    const style = styleOf[token.tag];
    if (style !== undefined) token.nesting === 1 ? open.add(style) : open.delete(style);
    else if (token.type === 'code_inline') add(token.content, 'c');
    else if (token.type === 'hardbreak') lines.push('');
    else if (token.type === 'text' || token.type === 'text_special') add(token.content);
    else if (!/^link_/.test(token.type)) throw new Error(`Nothing is shown as ${token.type}`);
  }
  return lines.map((text) => ({ type: 'line', text }));
}

function styled(text: string, styles: readonly string[]): string {
  const sign = [...styles].sort().join('');
  return [...text.replace(/\s/gu, '')].map((character) => `${character}${sign}`).join('');
}

/** What the words show in Slack. */
function shown(wording: Wording): readonly Shown[] {
  const lines: Shown[] = [];
  let line: string | undefined;
  const end = (): void => {
    if (line !== undefined && line !== '') lines.push({ type: 'line', text: line });
    line = undefined;
  };
  const add = (words: Wording, styles: readonly string[]): void => {
    for (const piece of words) {
      if (typeof piece === 'string') {
        const [first = '', ...more] = piece.split('\n');
        line = (line ?? '') + styled(first, styles);
        for (const each of more) {
          end();
          line = styled(each, styles);
        }
      } else if ('bold' in piece) add(piece.bold, [...styles, 'b'].filter(isOnce));
      else if ('italic' in piece) add(piece.italic, [...styles, 'i'].filter(isOnce));
      else if ('strike' in piece) add(piece.strike, [...styles, 's'].filter(isOnce));
      else if ('code' in piece) line = (line ?? '') + styled(piece.code, [...styles, 'c']);
      else {
        end();
        if ('codeBlock' in piece) lines.push(...codeShown(piece.codeBlock));
        if ('quote' in piece) lines.push(...quoteShown(piece.quote));
        if ('list' in piece) lines.push(...listOf(piece));
      }
    }
  };
  add(wording, ['']);
  end();
  return lines;
}

function isOnce(style: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(style) === index;
}

function codeShown(code: string): readonly Shown[] {
  const lines = code.trimEnd().split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : [{ type: 'code', text: lines.slice(first).join('\n') }];
}

function quoteShown(quote: Wording): readonly Shown[] {
  const inner = shown(quote);
  return inner.length === 0 ? [] : [{ type: 'quote', inner }];
}

function listOf({
  list,
  isNumbered,
  from = 1,
}: Extract<Wording[number], { list: unknown }>): readonly Shown[] {
  const items = list.map(shown).filter((item) => item.length > 0);
  return items.length === 0 ? [] : [{ type: 'list', from: isNumbered ? from : 0, items }];
}

const characters = string({
  unit: oneof(...[...'ab1 *_~`[]()<>#+-.!|&\\:@"/>ä日🔥', 'x\ny'].map((each) => constant(each))),
  maxLength: 8,
});
const code = string({
  unit: oneof(...['a', ' ', '`', '*', '<', '\\', '&'].map((each) => constant(each))),
  minLength: 1,
  maxLength: 6,
});

const { words: generated } = letrec<{ inline: Wording; words: Wording }>((tie) => ({
  inline: array(
    oneof(
      { depthSize: 'small' },
      characters,
      code.map((each) => ({ code: each })),
      tie('inline').map((bold) => ({ bold })),
      tie('inline').map((italic) => ({ italic })),
      tie('inline').map((strike) => ({ strike })),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  words: array(
    oneof(
      { depthSize: 'small' },
      characters,
      tie('inline').map((bold) => ({ bold })),
      tie('inline').map((italic) => ({ italic })),
      string({
        unit: oneof(...['a', ' ', '`', '\n', '~', '>', '  '].map((each) => constant(each))),
        maxLength: 12,
      }).map((codeBlock) => ({ codeBlock })),
      tie('words').map((quote) => ({ quote })),
      array(tie('words'), { minLength: 1, maxLength: 3 }).map((list) => ({ list })),
      record({
        list: array(tie('words'), { minLength: 1, maxLength: 3 }),
        from: integer({ min: 1, max: 12 }),
      }).map(({ list, from }) => ({ list, from, isNumbered: true as const })),
    ),
    { maxLength: 4 },
  ),
}));

test('rendered Markdown shows what Slack shows, however words stand out and stand in each other', () =>
  hold(
    property(generated, (wording) => {
      const markdown = markdownParagraphs(wording, nameOf).toString();
      expect({ markdown, shown: rendered(markdown) }).toEqual({ markdown, shown: shown(wording) });
    }),
    { numRuns: 2_000 },
  ));

test('a text of more lines than a call has room for is written whole', () => {
  const lines = 300_000;
  expect(
    markdownParagraphs(['x\n'.repeat(lines)], nameOf)
      .toString()
      .split('\n'),
  ).toHaveLength(lines);
});
