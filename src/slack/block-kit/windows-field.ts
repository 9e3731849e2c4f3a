import type { ImpactWindow } from '../../domain/milestones/impact';
import { AGAIN, type TypedWindow } from '../../domain/milestones/set-times';
import { parseTime, type WhenContext } from '../../domain/time/when';
import type { Zone } from '../../domain/time/zone';
import { Refusal } from '../../errors';
import { say } from '../../sentence';
import { attempt } from './values';
import { typedTime } from './when-field';

/** What stands between the start of a window and its end. */
const separators = new Set(['-', 'to', 'until', 'till']);

/** A window as it can be typed back: `2023-11-08 11:20 to 2023-11-08 11:45`. */
export function writtenWindow({ start, end }: ImpactWindow, zone: Zone): string {
  const from = typedTime(start.at, zone, start.isApproximate);
  return end === undefined ? from : `${from} to ${typedTime(end.at, zone, end.isApproximate)}`;
}

/** The windows in a text, one a line, and what is wrong with its lines; no windows where the text is empty. */
export function readWindows(
  text: string | undefined,
  context: WhenContext,
): { readonly windows: readonly TypedWindow[] | undefined; readonly refused: readonly Refusal[] } {
  if (text === undefined) return { windows: undefined, refused: [] };
  if (text.trim().toLowerCase() === 'none') return { windows: [], refused: [] };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line, index) => {
    const { refused, value } = attempt(AGAIN, () => readWindow(line, context));
    const named = refused.map(({ code, sentence }) => {
      return new Refusal(code, lines.length > 1 ? say`Line ${index + 1}: ${sentence}` : sentence, AGAIN);
    });
    return { refused: named, windows: value === undefined ? [] : [value] };
  });
  const windows = read.flatMap((each) => each.windows);
  return {
    windows: windows.sort((a, b) => a.start - b.start),
    refused: read.flatMap(({ refused }) => refused),
  };
}

function readWindow(line: string, context: WhenContext): TypedWindow {
  const words = wordsOf(line);
  const place = words.findIndex((word) => separators.has(word.toLowerCase()));
  const from = words.slice(0, place < 0 ? words.length : place).join(' ');
  const until = place < 0 ? '' : words.slice(place + 1).join(' ');
  const start = parseTime(from, context);
  const begun = { start: start.at, ...(start.isApproximate && { startsAbout: true as const }) };
  if (until === '') return begun;
  const end = parseTime(until, context);
  return { ...begun, end: end.at, ...(end.isApproximate && { endsAbout: true as const }) };
}

/** The words of a line, a dash between two clock times being one of its own: `11:20-11:45`. */
function wordsOf(line: string): readonly string[] {
  return line
    .replaceAll(/[–—]/g, ' - ')
    .split(/\s/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const [from = '', until = '', ...more] = word.split('-');
      return more.length === 0 && from.includes(':') && until.includes(':') ? [from, '-', until] : [word];
    });
}
