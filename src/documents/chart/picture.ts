import { textWidth } from './text-width';

/** What an area or a sign stands for; how that looks, in colour and in grey, stands in `fills.ts`. */
export type Fill =
  | Phase
  | 'impact'
  | 'confirmed'
  | 'partly right'
  | 'ruled out'
  | 'open'
  | 'answered'
  | 'unanswered'
  | 'role'
  | 'next role'
  | 'ink'
  | 'paper'
  | 'beyond';

/** What was going on between two milestones. */
export type Phase = 'undetected' | 'searching' | 'dealing' | 'mitigating' | 'recovering' | 'closing';

/** The form of a sign. */
export type Sign = 'circle' | 'diamond' | 'square' | 'triangle' | 'arrow';

/** How a line is drawn. */
export type Stroke = 'grid' | 'rule' | 'milestone' | 'clock change';

/** A rectangle; an open one has no end that is known, so that its right side is dashed. */
export interface Bar {
  readonly type: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Fill;
  readonly isOpen?: boolean;
  readonly isRound?: boolean;
}

/** A sign around its middle. */
export interface Mark {
  readonly type: 'mark';
  readonly sign: Sign;
  readonly x: number;
  readonly y: number;
}

/** A straight line. */
export interface Line {
  readonly type: 'line';
  readonly stroke: Stroke;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** A line of text; `x` is where it begins, and `y` the line that it stands on. */
export interface Text {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly isBold?: boolean;
  /** `muted` for what matters less, `paper` on dark ground. */
  readonly tone?: 'muted' | 'paper';
}

/** Anything that is drawn. */
export type Shape = Bar | Mark | Line | Text;

/** A picture as it is laid out, in pixels: what comes later is drawn over what comes before. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it shows, for whoever cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/** Where something stands. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The sizes of the letters. */
export const SIZES = { title: 16, usual: 12, small: 11, count: 9.5 } as const;

/** The place that a text takes: as wide as it can be, from above its accents to below its tails. */
export function boxOf({ x, y, text, size }: Text): Box {
  return { x, y: y - 0.95 * size, width: textWidth(text, size), height: 1.2 * size };
}
