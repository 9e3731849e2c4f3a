import type { BlockProps } from '../blocks/block';
import { textOf } from '../json';
import { Markdown } from './markdown-view';

/** A block of standard Markdown. */
export function MarkdownBlock({ block }: BlockProps) {
  return <Markdown text={textOf(block.text) ?? ''} />;
}
