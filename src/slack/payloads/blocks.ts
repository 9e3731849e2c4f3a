import { z } from 'zod';
import { addPiece, onLines, trimmed } from '../../domain/text/lines';
import { typedText } from '../../domain/text/lists';
import { inPlainText } from '../../domain/text/plain-text';
import { isBlock, type Piece, plain, type Wording } from '../../domain/text/wording';
import { unescaped } from '../text/mrkdwn';
import { readMrkdwn } from '../text/read-mrkdwn';
import { type RichTextForm, readRichText } from '../text/rich-text';
import { list, string } from './fields';

/** How deep elements may stand in each other; those of Slack are three deep. */
const MAX_DEPTH = 20;

/** A text of a block. Plain text is shown as it is: nothing in it may become a mention or a link. */
const blockWords = z
  .union([z.string(), z.object({ type: string, text: z.string() })])
  .transform((text): Wording => {
    if (typeof text === 'string') return readMrkdwn(text);
    return text.type === 'plain_text' ? plain(unescaped(text.text)) : readMrkdwn(text.text);
  })
  .optional()
  .catch(undefined);

const block = z.object({
  type: z.string(),
  text: z.unknown().optional(),
  fields: list,
  elements: list,
  rows: list,
  title: z.unknown().optional(),
  description: z.unknown().optional(),
  alt_text: string,
});

/** What the blocks of a message say: a header leads to what comes behind it. */
export function readBlocks(blocks: readonly unknown[], form: RichTextForm): Wording {
  const wordings: Wording[] = [];
  let header: Wording = [];
  for (const value of blocks) {
    const read = block.safeParse(value);
    if (!read.success) continue;
    const words = trimmed(blockText(read.data, form));
    if (words.length === 0) continue;
    const led = withLead(header, words, read.data.type);
    if (led === undefined) wordings.push(header);
    if (read.data.type === 'header') {
      header = words;
      continue;
    }
    wordings.push(led ?? words);
    header = [];
  }
  return onLines([...wordings, header]);
}

/** A header and the words it leads to on one line; undefined where they are better on two. */
function withLead(header: Wording, words: Wording, type: string): Wording | undefined {
  const [first] = words;
  if (header.length === 0) return words;
  if (type === 'header' || first === undefined || isBlock(first)) return undefined;
  const end = header.at(-1);
  const isEnded = typeof end === 'string' && /[.!?:;…]$/.test(end);
  const pieces: Piece[] = [];
  for (const piece of [...header, isEnded ? ' ' : ': ', ...words]) addPiece(pieces, piece);
  return pieces;
}

const richTextBlock = z.object({ type: z.literal('rich_text') });

/** Whether a value is a block of rich text, as a person's message has it. */
export function isRichText(value: unknown): boolean {
  return richTextBlock.safeParse(value).success;
}

function blockText(read: z.infer<typeof block>, form: RichTextForm): Wording {
  const { type, text, fields = [], elements = [], rows = [], title, description, alt_text: alt } = read;
  if (type === 'rich_text') return readRichText(elements, form);
  if (type === 'markdown') return typeof text === 'string' ? typedText(unescaped(text)) : wordsOf(text);
  if (type === 'actions') return [];
  // The elements of a context stand beside each other.
  const inner = elements.map((each) => elementText(each, form, 1));
  const said = onLines([
    ...[text, title, description].map(wordsOf),
    ...fields.map((each) => besideItsLabel(wordsOf(each))),
    ...(type === 'context' ? [beside(inner, ' ')] : inner),
    ...rows.map((row) => rowText(row, form)),
  ]);
  return said.length > 0 ? said : plain(alt ?? '');
}

function wordsOf(text: unknown): Wording {
  return blockWords.parse(text) ?? [];
}

/** A field whose bold label stands on a line of its own, on one: Slack shows fields in columns, a document one below the other. */
function besideItsLabel(words: Wording): Wording {
  const [label, next, ...rest] = words;
  if (typeof label !== 'object' || !('bold' in label)) return words;
  if (typeof next !== 'string' || !next.startsWith('\n')) return words;
  const between = inPlainText([label], (id) => id)
    .trimEnd()
    .endsWith(':')
    ? ' '
    : ': ';
  return [label, `${between}${next.slice(1)}`, ...rest];
}

function rowText(row: unknown, form: RichTextForm): Wording {
  const cells = list.parse(row) ?? [];
  return beside(
    cells.map((cell) => elementText(cell, form, 1)),
    ' | ',
  );
}

function beside(wordings: readonly Wording[], between: string): Wording {
  const pieces: Piece[] = [];
  for (const words of wordings.map(trimmed).filter(({ length }) => length > 0)) {
    if (pieces.length > 0) addPiece(pieces, between);
    for (const piece of words) addPiece(pieces, piece);
  }
  return pieces;
}

const element = z.object({ type: z.string(), text: z.unknown().optional(), elements: list });

function elementText(value: unknown, form: RichTextForm, depth: number): Wording {
  const read = element.safeParse(value);
  if (!read.success || depth > MAX_DEPTH) return [];
  const { type, text, elements } = read.data;
  if (type === 'button' || type.endsWith('_select')) return [];
  if (type.startsWith('rich_text'))
    return readRichText(type === 'rich_text' ? (elements ?? []) : [value], form);
  if (elements !== undefined) return onLines(elements.map((each) => elementText(each, form, depth + 1)));
  if (typeof text !== 'string') return wordsOf(text);
  return type === 'mrkdwn' ? readMrkdwn(text) : plain(unescaped(text));
}
