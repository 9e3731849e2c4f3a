import { InlineReader, readCode } from './inline';
import type { Inline, TextPart } from './tree';

/** How a text is read. */
export interface ParseOptions {
  /** True for text whose bare addresses stay text, as `verbatim` says in a text object. */
  readonly verbatim?: boolean;
}

const FENCE = '```';
const QUOTED = /^(?:&gt;|>) ?/;
const QUOTED_TO_THE_END = /^(?:&gt;&gt;&gt;|>>>) ?/;

/**
 * Text in Slack's markup as a tree (docs.slack.dev/messaging/formatting-message-text). Every text gives one, in time
 * that grows with its length; what is no markup stays text. A fence without an end is no fence.
 */
export function parseMrkdwn(text: string, { verbatim = false }: ParseOptions = {}): readonly TextPart[] {
  const parts: TextPart[] = [];
  const pieces = text.split(FENCE);
  // An even count of pieces has a fence too many; the last one is text.
  if (pieces.length % 2 === 0) pieces.push(pieces.splice(-2).join(FENCE));
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) parts.push(preformatted(piece));
    else parts.push(...proseParts(aroundFences(piece, index, pieces.length), !verbatim));
  }
  return parts;
}

/** The pieces of a text that is shown in one line, whatever it is: blocks are read as lines. */
export function parseInline(text: string, { verbatim = false }: ParseOptions = {}): readonly Inline[] {
  return new InlineReader(text, !verbatim).read();
}

function preformatted(text: string): TextPart {
  return { type: 'preformatted', inside: readCode(text.replace(/^\n/, '').replace(/\n$/, '')) };
}

/** A block stands on lines of its own, so the breaks at its edges are not shown again. */
function aroundFences(prose: string, index: number, count: number): string {
  const start = index > 0 && prose.startsWith('\n') ? 1 : 0;
  const end = index < count - 1 && prose.endsWith('\n') ? -1 : undefined;
  return prose.slice(start, end);
}

function proseParts(prose: string, linksAddresses: boolean): TextPart[] {
  if (prose === '') return [];
  const groups: { type: 'lines' | 'quote'; lines: string[] }[] = [];
  for (const { type, line } of sorted(prose.split('\n'))) {
    const last = groups.at(-1);
    if (last?.type === type) last.lines.push(line);
    else groups.push({ type, lines: [line] });
  }
  return groups.map(({ type, lines }) => ({
    type,
    inside: new InlineReader(lines.join('\n'), linksAddresses).read(),
  }));
}

/** Each line without the mark of a quote, and whether it had one; three of them quote all that follows. */
function sorted(lines: readonly string[]): { type: 'lines' | 'quote'; line: string }[] {
  const long = lines.findIndex((line) => QUOTED_TO_THE_END.test(line));
  return lines.map((line, index) => {
    if (index === long) return { type: 'quote', line: line.replace(QUOTED_TO_THE_END, '') };
    if (long >= 0 && index > long) return { type: 'quote', line };
    return { type: QUOTED.test(line) ? 'quote' : 'lines', line: line.replace(QUOTED, '') };
  });
}
