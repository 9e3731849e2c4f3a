import type { ComponentChildren } from 'preact';
import type { Json } from '../json';

/** What every block is drawn from. */
export interface BlockProps {
  readonly block: Json;
  /** Its `block_id`. */
  readonly id: string;
  /** Draws blocks that stand in it. */
  draw(blocks: readonly unknown[]): ComponentChildren;
}
