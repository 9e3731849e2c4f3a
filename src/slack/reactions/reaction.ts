import type { MarkKind } from '../../domain/mark';

/** A reaction that marks a message: what it means and its words. Its emoji is a setting. */
export interface Reaction<K extends MarkKind = MarkKind> {
  readonly kind: K;
  readonly summary: string;
}
