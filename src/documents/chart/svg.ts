import { fills, patterns } from './fills';
import type { Bar, Fill, Line, Mark, Picture, Shape, Sign, Stroke, Text } from './picture';
import { isInFont, textWidth } from './text-width';

/** The bundled font where it is at hand, and others that are no wider. */
export const FONT = 'Inter';
const FAMILIES = `${FONT}, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif`;

const strokes: Readonly<Record<Stroke, string>> = {
  grid: 'stroke="#e4e4e4" stroke-width="1"',
  rule: 'stroke="#bbbbbb" stroke-width="1"',
  milestone: 'stroke="#555555" stroke-width="1"',
  'clock change': 'stroke="#222222" stroke-width="1.2" stroke-dasharray="2 3"',
};

const tones = { muted: '#595959', paper: '#ffffff', usual: '#1a1a1a' } as const;

/**
 * A picture as SVG: one element that needs nothing from elsewhere, runs nothing and may stand in a page. Ids in it begin with
 * `prefix`, so that a page may hold several.
 */
export function svgOf(picture: Picture, prefix: string): string {
  const { width, height, title, description, shapes } = picture;
  const used = new Set(shapes.flatMap((shape) => (shape.type === 'bar' ? [shape.fill] : [])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${prefix}title ${prefix}desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FAMILIES}">`,
    `<title id="${prefix}title">${escaped(title)}</title>`,
    `<desc id="${prefix}desc">${escaped(description)}</desc>`,
    `<defs>${[...used].map((fill) => patternOf(fill, prefix)).join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...shapes.map((shape) => shapeOf(shape, prefix)),
    '</svg>',
    '',
  ].join('\n');
}

function shapeOf(shape: Shape, prefix: string): string {
  switch (shape.type) {
    case 'bar':
      return barOf(shape, prefix);
    case 'mark':
      return markOf(shape);
    case 'line':
      return lineOf(shape);
    case 'text':
      return textOf(shape);
    default:
      return shape satisfies never;
  }
}

function barOf({ x, y, width, height, fill, isOpen, isRound }: Bar, prefix: string): string {
  const { ground, ink, pattern, outline } = fills[fill];
  const paint = pattern === undefined ? ground : `url(#${idOf(fill, prefix)})`;
  const round = isRound ? ' rx="3"' : '';
  const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${round}`;
  if (outline === 'none') return `<rect ${place} fill="${paint}"/>`;
  const dashes = isOpen ? ' stroke-dasharray="4 2"' : '';
  return `<rect ${place} fill="${paint}" stroke="${ink}" stroke-width="1"${dashes}/>`;
}

const signs: Readonly<Record<Sign, string>> = {
  circle: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z',
  diamond: 'M0 -6L6 0L0 6L-6 0Z',
  square: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
  triangle: 'M0 -5.5L5.5 4.5H-5.5Z',
  arrow: 'M-5 -5L5 0L-5 5Z',
};

/** Signs are told apart by form, filled and hollow. */
function markOf({ sign, x, y }: Mark): string {
  const isHollow = sign === 'circle' || sign === 'triangle';
  const paint = isHollow
    ? 'fill="#ffffff" stroke="#333333" stroke-width="1.6"'
    : 'fill="#333333" stroke="#ffffff" stroke-width="0.8"';
  return `<path d="${signs[sign]}" transform="translate(${short(x)} ${short(y)})" ${paint}/>`;
}

function lineOf({ stroke, from, to }: Line): string {
  return `<path d="M${short(from[0])} ${short(from[1])}L${short(to[0])} ${short(to[1])}" fill="none" ${strokes[stroke]}/>`;
}

function textOf({ x, y, text, size, isBold, tone }: Text): string {
  const weight = isBold ? ' font-weight="600"' : '';
  // Whatever draws what the font lacks may take any width, unless it is told one; and something stands right behind bold words.
  const width =
    isInFont(text) && !isBold
      ? ''
      : ` textLength="${short(textWidth(text, size))}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${short(x)}" y="${short(y)}" font-size="${size}"${weight} fill="${tones[tone ?? 'usual']}"${width}>${escaped(text)}</text>`;
}

function patternOf(fill: Fill, prefix: string): string {
  const { ground, ink, pattern } = fills[fill];
  if (pattern === undefined) return '';
  const { size, path } = patterns[pattern];
  return `<pattern id="${idOf(fill, prefix)}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${ground}"/><path d="${path}" fill="none" stroke="${ink}" stroke-width="1.2"/></pattern>`;
}

function idOf(fill: Fill, prefix: string): string {
  return `${prefix}${fill.replaceAll(' ', '-')}`;
}

function short(length: number): string {
  return String(Math.round(length * 10) / 10);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
