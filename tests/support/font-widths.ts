import { readFileSync } from 'node:fs';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Latin with what Vietnamese needs, Greek, Cyrillic, dashes and quotes, arrows, and the sign for about. */
const ranges: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2044],
  [0x2190, 0x2199],
  [0x2248, 0x2248],
];

/** The module that says how wide the characters of a font are at most in any of its weights, made from the font itself. */
export function widthsModule(...weights: readonly string[]): string {
  const widthsOf = weights.map((path) => advancesOf(readFileSync(path)));
  const widthOf = (codePoint: number): number | undefined => {
    const widths = widthsOf.map((each) => each(codePoint)).filter((width) => width !== undefined);
    return widths.length < weights.length ? undefined : Math.max(...widths);
  };
  const rows = ranges.flatMap(([from, to]) => {
    const signs = Array.from({ length: to - from + 1 }, (_, index) => {
      const width = widthOf(from + index);
      return width === undefined ? '-' : (alphabet[Math.ceil(width * 40)] ?? '-');
    }).join('');
    return (signs.match(/.{1,88}/g) ?? []).map(
      (part, index) => `  [0x${(from + index * 88).toString(16)}, '${part}'],`,
    );
  });
  return [
    '/**',
    ' * How wide the characters of the bundled font are at most, in fortieths of its size rounded up: from each code point on a',
    ' * sign for each, its place among 0–9, A–Z and a–z; `-` where the font has none. tests/documents/chart/text-width.test.ts',
    ' * makes it from the font, with UPDATE_GOLDEN=1.',
    ' */',
    'export const advances: readonly (readonly [from: number, signs: string])[] = [',
    ...rows,
    '];',
    '',
  ].join('\n');
}

/** The widths of a TrueType font's characters as parts of its size; undefined for those that it lacks. */
function advancesOf(font: Buffer): (codePoint: number) => number | undefined {
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * 16;
      return [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)] as const;
    }),
  );
  const table = (name: string): number => tables.get(name) ?? 0;
  const size = font.readUInt16BE(table('head') + 18);
  const measured = font.readUInt16BE(table('hhea') + 34);
  const glyphOf = glyphsOf(font, table('cmap'));
  return (codePoint) => {
    const glyph = glyphOf(codePoint);
    if (glyph === 0) return undefined;
    return font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, measured - 1)) / size;
  };
}

/** Format 4 of a font's `cmap`: segments of code points. */
function glyphsOf(font: Buffer, cmap: number): (codePoint: number) => number {
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    return cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
  });
  const at = subtables.find((each) => font.readUInt16BE(each) === 4);
  if (at === undefined) throw new Error('The font has no table of segments');
  const count = font.readUInt16BE(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  return (codePoint) => {
    for (let index = 0; index < count; index += 1) {
      if (font.readUInt16BE(ends + 2 * index) < codePoint) continue;
      const start = font.readUInt16BE(starts + 2 * index);
      if (start > codePoint) return 0;
      const [delta, offset] = [font.readUInt16BE(deltas + 2 * index), font.readUInt16BE(offsets + 2 * index)];
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.readUInt16BE(offsets + 2 * index + offset + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
