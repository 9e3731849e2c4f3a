import type { Fill, Shape, Sign, Stroke, Text } from './picture';
import { SIZES } from './picture';
import { fitted, textWidth } from './text-width';
import type { TimeAxis } from './time-axis';

/** How far everything stays away from the edge. */
export const MARGIN = 16;
/** Below this width the names of rows stand above them instead of beside them. */
const NARROW = 600;
const GUTTER = 244;
/** What stands on the ends of the axis must have room beside them. */
const INSET = 17;
const ROW = 18;
/** How far apart two texts on one line are. */
const GAP = 6;

/** Where the picture of time lies in a chart of that width. */
export function plotOf(width: number): { readonly left: number; readonly right: number } {
  return { left: width < NARROW ? MARGIN : MARGIN + GUTTER, right: width - MARGIN };
}

/** From where to where the axis goes within it. */
export function axisOf(width: number): { readonly left: number; readonly right: number } {
  const { left, right } = plotOf(width);
  return { left: left + INSET, right: right - INSET };
}

/** How a text looks. */
type Look = Pick<Text, 'isBold' | 'tone'> & { readonly size?: number };

/** What a row is about. */
export interface RowName extends Look {
  readonly text: string;
  readonly sign?: Sign;
}

/** A chart while it is drawn, row by row from the top. */
export class Sheet {
  readonly #shapes: Shape[] = [];
  /** Lies behind everything else, and reaches down as far as there are rows. */
  readonly #behind: ((bottom: number) => Shape)[] = [];
  #bottom: number | undefined;
  readonly used = new Set<Fill | Sign | 'milestone' | 'count'>();
  readonly plot: { readonly left: number; readonly right: number };
  y = MARGIN;

  constructor(
    readonly width: number,
    readonly axis: TimeAxis,
  ) {
    this.plot = plotOf(width);
  }

  get isNarrow(): boolean {
    return this.width < NARROW;
  }

  get shapes(): readonly Shape[] {
    const bottom = this.#bottom ?? this.y;
    return [...this.#behind.map((reaching) => reaching(bottom)), ...this.#shapes];
  }

  add(...shapes: readonly Shape[]): void {
    for (const shape of shapes) {
      if (shape.type === 'bar') this.used.add(shape.fill);
      if (shape.type === 'mark') this.used.add(shape.sign);
      this.#shapes.push(shape);
    }
  }

  /** Draws a line from here down through every row. */
  down(stroke: Stroke, x: number): void {
    const { y } = this;
    this.#behind.push((bottom) => ({ type: 'line', stroke, from: [x, y + 4], to: [x, bottom] }));
  }

  /** Shades what lies far beyond the incident, from here down through every row. */
  shade(from: number, to: number): void {
    const { y } = this;
    this.used.add('beyond');
    this.#behind.unshift((bottom) => ({
      ...{ type: 'bar', x: from, y: y + 6, width: to - from },
      ...{ height: Math.max(bottom - y - 6, 0), fill: 'beyond' },
    }));
  }

  /** Here the rows end. */
  endRows(): void {
    this.#bottom = this.y;
  }

  /** Writes a text as far as there is room for it. */
  write(x: number, y: number, text: string, room: number, { size = SIZES.usual, ...look }: Look = {}): void {
    const shown = fitted(text, size, room);
    if (shown !== '') this.add({ type: 'text', x, y, text: shown, size, ...look });
  }

  /** Writes a text over a whole line. */
  line(text: string, look: Look = {}): void {
    const { size = SIZES.usual } = look;
    this.y += 1.35 * size;
    this.write(MARGIN, this.y, text, this.width - 2 * MARGIN, look);
  }

  /** Begins a group of rows. */
  section(text: string, more = ''): void {
    this.y += 8;
    this.add({
      type: 'line',
      stroke: 'rule',
      from: [MARGIN, this.y],
      to: [this.width - MARGIN, this.y],
    });
    this.y += 16;
    this.write(MARGIN, this.y, text, this.width - 2 * MARGIN, { isBold: true });
    const begin = MARGIN + textWidth(text, SIZES.usual) + GAP;
    this.write(begin, this.y, more, this.width - MARGIN - begin, { tone: 'muted' });
    this.y += 5;
  }

  /** Begins a row with its name beside or above it; resolves to the middle of what is drawn in it. */
  row({ text, sign, ...look }: RowName, height = ROW): number {
    const indent = sign === undefined ? 0 : 16;
    const room = (this.isNarrow ? this.width - 2 * MARGIN : this.plot.left - MARGIN - GAP) - indent;
    const middle = this.y + height / 2;
    const nameAt = this.isNarrow ? this.y + 8 : middle;
    if (sign !== undefined) this.add({ type: 'mark', sign, x: MARGIN + 5, y: nameAt });
    this.write(MARGIN + indent, nameAt + 4, text, room, look);
    const above = this.isNarrow && text !== '' ? 15 : 0;
    this.y += height + above + (this.isNarrow ? 3 : 0);
    return middle + above;
  }

  /** Writes what belongs to something beside it: behind it, or before it where there is no room; else not at all. */
  beside(from: number, to: number, y: number, text: string): void {
    const width = textWidth(text, SIZES.small);
    const look = { size: SIZES.small, tone: 'muted' } as const;
    if (to + GAP + width <= this.plot.right) this.write(to + GAP, y, text, width, look);
    else if (from - GAP - width >= this.plot.left) this.write(from - GAP - width, y, text, width, look);
  }

  /** Writes the first of some texts for which there is room between two places, on a ground of its own. */
  inside(from: number, to: number, y: number, texts: readonly string[]): boolean {
    const size = SIZES.small;
    const text = texts.find((each) => textWidth(each, size) + 8 <= to - from);
    if (text === undefined || text === '') return false;
    const width = textWidth(text, size);
    const x = (from + to - width) / 2;
    this.add(
      { type: 'bar', x: x - 2, y: y - 10, width: width + 4, height: 13, fill: 'paper', isRound: true },
      // Texts are a little narrower than they are taken for.
      { type: 'text', x: x + width * 0.02, y, text, size },
    );
    return true;
  }

  /** A letter on dark ground, around its middle. */
  chip(x: number, y: number, letter: string): void {
    const half = textWidth(letter, SIZES.count) / 2;
    this.add(
      { type: 'bar', x: x - 6.5, y: y - 6.5, width: 13, height: 13, fill: 'ink', isRound: true },
      { type: 'text', x: x - half, y: y + 3.5, text: letter, size: SIZES.count, isBold: true, tone: 'paper' },
    );
  }
}

/** The places on a line that are taken. */
export class LineRoom {
  readonly #taken: (readonly [from: number, to: number])[] = [];

  /** Takes a place, unless something is there. */
  take(from: number, to: number): boolean {
    if (this.#taken.some((each) => from < each[1] + GAP && each[0] - GAP < to)) return false;
    this.#taken.push([from, to]);
    return true;
  }
}
