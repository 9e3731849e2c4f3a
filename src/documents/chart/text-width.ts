import { cleaned } from '../markdown/inline';
import { advances } from './advances';

/** How many of these the size of a font has. */
const PARTS = 40;
/** What the font lacks is drawn by another one, of which nothing is known: a full square, and more for a picture. */
const UNKNOWN = PARTS;
/** Of what is far longer than any line nothing more needs to be read. */
const MAX_READ = 400;

const widths = new Map(
  advances.flatMap(([from, signs]) =>
    [...signs].flatMap((sign, index): readonly (readonly [number, number])[] => {
      const place = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.indexOf(sign);
      return place < 0 ? [] : [[from + index, place]];
    }),
  ),
);

/** How wide a text is at most in a font of that size, in the same unit. */
export function textWidth(text: string, size: number): number {
  let parts = 0;
  for (const character of text) parts += partsOf(character);
  return (parts / PARTS) * size;
}

/** Whether the bundled font has every character of a text; how wide others are depends on who draws them. */
export function isInFont(text: string): boolean {
  return [...text].every((character) => widths.has(character.codePointAt(0) ?? 0));
}

/** A text as far as there is room for it, with `…` where it was cut; empty where there is none for anything. */
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  let [left, kept] = [room - textWidth('…', size), 0];
  for (const character of characters) {
    left -= textWidth(character, size);
    if (left < 0) break;
    kept += 1;
  }
  // A letter and dots say nothing.
  return kept < 2 ? '' : `${characters.slice(0, kept).join('').trimEnd()}…`;
}

/**
 * Any text on one line, as a picture can show it: nothing that changes the order of reading, that no XML may hold or that
 * stacks marks over the lines above.
 */
export function drawable(text: string): string {
  return cleaned(text.slice(0, MAX_READ))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u00ad]/g, '')
    .replace(/[\ufffe\uffff]|[\ufdd0-\ufdef]/g, '\ufffd')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function partsOf(character: string): number {
  return widths.get(character.codePointAt(0) ?? 0) ?? (character.length > 1 ? 1.4 * UNKNOWN : UNKNOWN);
}
