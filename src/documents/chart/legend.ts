import { phaseNames } from './head-lanes';
import { type Bar, type Fill, type Mark, SIZES, type Text } from './picture';
import { MARGIN, type Sheet } from './sheet';
import { fitted, textWidth } from './text-width';

const LINE = 18;
const SWATCH = 24;

/** What stands for something, and for what; a letter is what it is told by without any colour. */
interface Item {
  readonly key: Fill | 'count' | 'arrow';
  readonly text: string;
  readonly letter?: string;
}

const items: readonly Item[] = [
  ...(['undetected', 'searching', 'dealing', 'mitigating', 'recovering', 'closing'] as const).map(
    (phase) => ({
      key: phase,
      text: `${phaseNames[phase].charAt(0).toUpperCase()} ${phaseNames[phase]}`,
    }),
  ),
  { key: 'impact', text: 'impact' },
  { key: 'confirmed', letter: 'C', text: 'confirmed' },
  { key: 'partly right', letter: 'P', text: 'partly right' },
  { key: 'ruled out', letter: 'R', text: 'ruled out' },
  { key: 'open', letter: 'O', text: 'still open' },
  { key: 'answered', letter: 'A', text: 'waiting until acknowledged' },
  { key: 'unanswered', letter: 'N', text: 'not acknowledged' },
  { key: 'count', text: 'so many entries' },
  { key: 'arrow', text: 'no end on record' },
  { key: 'beyond', text: 'earlier or later, not to scale' },
];

/** Says what stands for what, of all that the sheet has. */
export function drawLegend(sheet: Sheet): void {
  sheet.y += 10;
  sheet.add({
    ...{ type: 'line', stroke: 'rule' },
    ...{ from: [MARGIN, sheet.y], to: [sheet.width - MARGIN, sheet.y] },
  });
  const end = sheet.width - MARGIN;
  let [x, y] = [MARGIN, sheet.y + 14];
  for (const item of items.filter(({ key }) => sheet.used.has(key))) {
    const swatch = SWATCH + (item.letter === undefined ? 0 : 16);
    const text = fitted(item.text, SIZES.small, end - MARGIN - swatch);
    const width = swatch + textWidth(text, SIZES.small);
    if (x > MARGIN && x + width > end) [x, y] = [MARGIN, y + LINE];
    sheet.add(...swatchOf(item, x, y));
    if (item.letter !== undefined) sheet.chip(x + 27, y, item.letter);
    sheet.write(x + swatch, y + 4, text, end - x - swatch, { size: SIZES.small });
    x += width + 16;
  }
  sheet.y = y + 12;
}

function swatchOf({ key }: Item, x: number, y: number): readonly (Bar | Mark | Text)[] {
  if (key === 'arrow') return [{ type: 'mark', sign: 'arrow', x: x + 9, y }];
  const bar = { type: 'bar', x, y: y - 6, width: 18, height: 12 } as const;
  if (key !== 'count') return [{ ...bar, fill: key, ...(key === 'open' && { isOpen: true }) }];
  const at = x + 9 - textWidth('9', SIZES.count) / 2;
  return [
    { ...bar, fill: 'ink', isRound: true },
    { type: 'text', x: at, y: y + 3.5, text: '9', size: SIZES.count, isBold: true, tone: 'paper' },
  ];
}
