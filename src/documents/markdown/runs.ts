import type { Piece, Reference, Wording } from '../../domain/text/wording';

/** How words within a line stand out. Nested in this order: what comes later is written within what comes before. */
export const STYLES = ['strike', 'bold', 'italic'] as const;

/** A way in which words stand out. */
export type Style = (typeof STYLES)[number];

/** A piece that holds no others and stands on a line with others. */
export type Leaf = string | Reference | { readonly code: string };

/** A piece of a line with everything by which it stands out. */
export interface Run {
  readonly leaf: Leaf;
  readonly styles: ReadonlySet<Style>;
}

const none: ReadonlySet<Style> = new Set();

/** The lines of words that hold no blocks, neighbouring texts joined, so that nothing is read apart that stands together. */
export function linesOf(wording: Wording, clean: (text: string) => string): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const { leaf, styles } of runsOf(wording, none)) {
    const [first = '', ...more] = typeof leaf === 'string' ? clean(leaf).split('\n') : [leaf];
    append(lines.at(-1) ?? [], { leaf: first, styles });
    for (const each of more) lines.push(each === '' ? [] : [{ leaf: each, styles }]);
  }
  return lines;
}

function runsOf(wording: Wording, styles: ReadonlySet<Style>): readonly Run[] {
  return wording.flatMap((piece) => runsIn(piece, styles));
}

function runsIn(piece: Piece, styles: ReadonlySet<Style>): readonly Run[] {
  if (typeof piece === 'string') return [{ leaf: piece, styles }];
  if ('bold' in piece) return runsOf(piece.bold, new Set([...styles, 'bold']));
  if ('italic' in piece) return runsOf(piece.italic, new Set([...styles, 'italic']));
  if ('strike' in piece) return runsOf(piece.strike, new Set([...styles, 'strike']));
  if ('codeBlock' in piece) return runsIn({ code: piece.codeBlock }, styles);
  // Space is no code that anybody sees.
  if ('code' in piece && piece.code.trim() === '') return [{ leaf: piece.code === '' ? '' : ' ', styles }];
  if ('quote' in piece) return runsOf(piece.quote, styles);
  // Within a line, as in a bold list that no Slack makes, the items stand beside each other.
  if ('list' in piece) return piece.list.flatMap((item) => [...runsOf(item, styles), { leaf: ' ', styles }]);
  return [{ leaf: piece, styles }];
}

function append(line: Run[], run: Run): void {
  const last = line.at(-1);
  if (run.leaf === '') return;
  const together =
    last !== undefined && isAlike(last.styles, run.styles) ? joined(last.leaf, run.leaf) : undefined;
  if (together === undefined) line.push(run);
  else line[line.length - 1] = { leaf: together, styles: run.styles };
}

/** Two texts or two pieces of code as one. */
function joined(one: Leaf, other: Leaf): Leaf | undefined {
  if (typeof one === 'string') return typeof other === 'string' ? one + other : undefined;
  if (typeof other === 'string' || !('code' in one && 'code' in other)) return undefined;
  return { code: one.code + other.code };
}

function isAlike(one: ReadonlySet<Style>, other: ReadonlySet<Style>): boolean {
  return one.size === other.size && [...one].every((style) => other.has(style));
}
