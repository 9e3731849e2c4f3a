import { addPiece, trimmed } from '../../domain/text/lines';
import { listsInLines } from '../../domain/text/lists';
import { isBlock, type Piece, type Wording } from '../../domain/text/wording';
import { readInline, withoutReferences } from './inline';

/** How a text that Slack delivers is set. */
interface Reading {
  /** Whether a line that begins with `>` is a quote. */
  readonly quotes: boolean;
}

/** What somebody wrote, from the form in which Slack delivers it: entities resolved, references and formatting as pieces. */
export function readMrkdwn(text: string): Wording {
  return read(text, { quotes: true });
}

/** The same of what was typed behind a command, where `>` means "more than". */
export function readTyped(text: string): Wording {
  return read(text, { quotes: false });
}

const FENCE = '```';

/** Code on lines of its own stands between fences; a fence without another is just its characters. */
function read(text: string, reading: Reading): Wording {
  const parts = text.split(FENCE);
  const isOpen = parts.length % 2 === 0;
  const last = isOpen ? parts.pop() : undefined;
  if (last !== undefined) parts.push(`${parts.pop() ?? ''}${FENCE}${last}`);
  const pieces: Piece[] = [];
  for (const [index, part] of parts.entries()) {
    const isCode = index % 2 === 1;
    if (isCode && part.trim() !== '')
      pieces.push({ codeBlock: withoutReferences(part.replace(/^\r?\n/, '').replace(/\r?\n$/, '')) });
    else
      for (const piece of isCode ? [`${FENCE}${part}${FENCE}`] : wordsOf(part, reading))
        addPiece(pieces, piece);
  }
  return withoutBreaks(pieces);
}

function withoutBreaks(pieces: readonly Piece[]): Wording {
  const inner = pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    if (typeof piece !== 'string') return piece;
    const begun = before !== undefined && isBlock(before) ? piece.replace(/^[ \t]*\r?\n/, '') : piece;
    return after !== undefined && isBlock(after) && begun.endsWith('\n') ? begun.slice(0, -1) : begun;
  });
  return inner.filter((piece) => piece !== '');
}

/** Lines of quotes, of lists and of words. */
function wordsOf(text: string, { quotes }: Reading): Wording {
  const pieces: Piece[] = [];
  let lines: Wording[] = [];
  let quoted: string[] = [];
  const endWords = (): void => {
    for (const piece of listsInLines(lines)) addPiece(pieces, piece);
    lines = [];
  };
  const endQuote = (): void => {
    const words = trimmed(listsInLines(quoted.map(readInline)));
    if (words.length > 0) pieces.push({ quote: words });
    quoted = [];
  };
  const all = text.split('\n');
  for (const [index, line] of all.entries()) {
    const [sign, rest] = quotes ? quoteIn(line) : [];
    if (sign === 'all') {
      endWords();
      quoted.push(rest ?? '', ...all.slice(index + 1));
      break;
    }
    if (sign === 'line') {
      if (quoted.length === 0) endWords();
      quoted.push(rest ?? '');
      continue;
    }
    endQuote();
    lines.push(readInline(line));
  }
  endQuote();
  endWords();
  return pieces;
}

/** A line of a quote, or the sign after which everything is one. */
function quoteIn(line: string): readonly ['line' | 'all', string] | readonly [] {
  const [all] = /^(?:&gt;|>){3}/.exec(line) ?? [];
  if (all !== undefined) return ['all', line.slice(all.length).trimStart()];
  const [sign] = /^(?:&gt;|>) ?/.exec(line) ?? [];
  return sign === undefined ? [] : ['line', line.slice(sign.length)];
}
