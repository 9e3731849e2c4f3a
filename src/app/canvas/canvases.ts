import type { Job } from '../job';

/** A canvas for an incident's channel. */
export interface NewCanvas {
  readonly channel: string;
  /** By which an earlier attempt's is found: no other canvas of the bot's is called so. */
  readonly title: string;
  readonly markdown: string;
}

/** A canvas that stands. */
export interface MadeCanvas {
  readonly id: string;
  readonly link: string;
  /** Whether an earlier attempt made it, whose answer was lost: it says what that one wrote. */
  readonly isEarlier: boolean;
}

/** What Firelog does with canvases. Nothing reads what one says. Every method may throw a `ChatFailure`, and may be called again. */
export interface Canvases {
  /**
   * Makes a canvas in the tabs of a channel, to which whoever is in the channel has access and nobody else. What an earlier
   * attempt of the same operation made is found. `remember` is called right before one is made.
   */
  makeCanvas(
    canvas: NewCanvas,
    operation: Pick<Job, 'attempt' | 'firstAttemptAt'>,
    remember: () => Promise<void>,
  ): Promise<MadeCanvas>;
  /** Writes a canvas anew, whatever anybody wrote there; false where somebody deleted it. */
  rewriteCanvas(id: string, markdown: string): Promise<boolean>;
  /** Whether a canvas is there still. */
  hasCanvas(id: string): Promise<boolean>;
}
