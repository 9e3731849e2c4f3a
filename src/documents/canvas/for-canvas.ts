/** A table of a canvas has at most so many cells (docs.slack.dev, surfaces/canvases). */
const MAX_CELLS = 300;
/**
 * A canvas takes 1,048,576 characters at once (docs.slack.dev, reference/methods/conversations.canvases.create); that what is
 * counted are bytes in the end cannot be ruled out, so fewer bytes are written.
 */
const MAX_BYTES = 900_000;

const cut = '*The rest is longer than a canvas takes: read it in the draft’s file.*';

/**
 * A document as a canvas takes it: headings of three levels, tables of 300 cells each, no address within the document and no
 * picture that is not on the web. What does not fit is left to the file, and a line says so. Takes time linear in its length.
 * Source: docs.slack.dev, surfaces/canvases.
 */
export function forCanvas(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  let table: string[] = [];
  const endTable = (): void => {
    for (const row of tableLines(table)) lines.push(row);
    table = [];
  };
  for (const line of markdown.split('\n')) {
    const ticks = fenceOf.exec(line)?.[1];
    const isInCode = fence !== undefined;
    if (fence === undefined) fence = ticks;
    else if (ticks === fence) fence = undefined;
    if (!isInCode && isRow(line)) {
      table.push(canvasLine(line));
      continue;
    }
    endTable();
    lines.push(isInCode ? line : canvasLine(line));
  }
  endTable();
  return bounded(lines);
}

/** Where code begins or ends, in a list or a quote, too. */
const fenceOf = /^(?:[ >]|[-*] |\d+[.)] )*(`{3,})/;
const headingOf = /^#{4,6}(?=\s)/;
const anchorOf = /\[((?:[^[\]\\]|\\.)+)\]\(#[^()\s]*\)/g;
const pictureOf = /!\[((?:[^[\]\\]|\\.)*)\]\((?!https?:\/\/)[^()\s]*\)/g;
const hardBreak = /(^|[^\\])\\$/;

function canvasLine(line: string): string {
  const heading = line.replace(headingOf, '###').replace(hardBreak, '$1');
  return heading.includes('](') ? heading.replace(pictureOf, '$1').replace(anchorOf, '$1') : heading;
}

function isRow(line: string): boolean {
  return line.startsWith('|');
}

/** A table in as many tables as it takes, each below its head; one whose head alone is too wide becomes a list. */
function tableLines(rows: readonly string[]): readonly string[] {
  const [head = '', rule = '', ...body] = rows;
  const columns = cellsOf(head).length;
  const most = Math.floor(MAX_CELLS / Math.max(columns, 1)) - 1;
  if (rows.length < 2 || body.length <= most) return rows;
  if (most < 1) return body.map((row) => `- ${cellsOf(row).join(' · ')}`);
  return body.flatMap((row, at) => (at % most === 0 ? [...(at > 0 ? [''] : []), head, rule, row] : [row]));
}

/** A bar within a cell is escaped. */
function cellsOf(row: string): readonly string[] {
  const cells = row.trim().split(/(?<!\\)\|/);
  return cells.slice(1, cells.at(-1) === '' ? -1 : undefined).map((cell) => cell.trim());
}

/** As many lines as a canvas takes; code that is cut off is ended. */
function bounded(lines: readonly string[]): string {
  let [bytes, isInCode] = [0, false];
  for (const [index, line] of lines.entries()) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > MAX_BYTES) {
      return [...lines.slice(0, index), ...(isInCode ? ['```'] : []), '', cut, ''].join('\n');
    }
    if (fenceOf.test(line)) isInCode = !isInCode;
  }
  return lines.join('\n');
}
