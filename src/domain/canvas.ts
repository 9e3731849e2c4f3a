import type { Instant } from './time/instant';

/** The two canvases of an incident: the record is the bot's and is written anew, the postmortem is people's once it is made. */
export const canvasKinds = ['record', 'postmortem'] as const;

/** Which of the two. */
export type CanvasKind = (typeof canvasKinds)[number];

/** A canvas that was made. */
export interface Canvas {
  readonly id: string;
  readonly link: string;
  readonly madeAt: Instant;
  /** The position of the last event of the log that it tells of, as it was made. */
  readonly upTo: number;
  /** What the bot wrote into it last, as a digest. */
  readonly says: string;
  readonly writtenAt: Instant;
  /** Somebody deleted it. */
  readonly isLost: boolean;
}

/** What became of an incident's canvases. */
export interface Canvases extends Readonly<Partial<Record<CanvasKind, Canvas>>> {
  /** How often the record was deleted by hand. */
  readonly recordsLost: number;
  /** Why the workspace let none be made, by its own codes. */
  readonly refused?: Readonly<Partial<Record<CanvasKind, string>>>;
}

/** A record that is deleted by hand is made anew so many times; whoever deletes it again wants none. */
const MAX_RECORDS_LOST = 1;

/** The canvas of a kind, unless it was never made or somebody deleted it. */
export function standingCanvas(
  { canvases }: { readonly canvases?: Canvases },
  kind: CanvasKind,
): Canvas | undefined {
  const canvas = canvases?.[kind];
  return canvas?.isLost === true ? undefined : canvas;
}

/** Whether one of a kind is to be made: people's once, the record once more after it was deleted. */
export function isCanvasWanted(incident: { readonly canvases?: Canvases }, kind: CanvasKind): boolean {
  const { canvases } = incident;
  if (canvases?.[kind] === undefined) return true;
  return (
    kind === 'record' &&
    standingCanvas(incident, kind) === undefined &&
    canvases.recordsLost <= MAX_RECORDS_LOST
  );
}
