import { Unknown } from '../guard';
import { type Json, numberOf, objectsIn } from '../json';
import type { BlockProps } from './block';
import { RichPieces } from './rich-pieces';

/** Text as the composer makes it: lines, lists, quotes and code. */
export function RichTextBlock({ block }: Pick<BlockProps, 'block'>) {
  return (
    <div class="rich-text">
      {objectsIn(block.elements).map((part, index) => (
        <RichPart key={index} part={part} />
      ))}
    </div>
  );
}

function RichPart({ part }: { readonly part: Json }) {
  const pieces = <RichPieces pieces={part.elements} />;
  switch (part.type) {
    case 'rich_text_section':
      return <div class="rich-section">{pieces}</div>;
    case 'rich_text_quote':
      return <blockquote>{pieces}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{pieces}</pre>;
    case 'rich_text_list':
      return <RichList list={part} />;
    default:
      return <Unknown what={String(part.type)} />;
  }
}

const NUMBERED = ['1', 'a', 'i'] as const;

/** Slack sends every depth as a list of its own, and says how far it is indented. */
function RichList({ list }: { readonly list: Json }) {
  const indent = numberOf(list.indent) ?? 0;
  const items = objectsIn(list.elements).map((item, index) => (
    <li key={index}>
      {item.type === 'rich_text_section' ? <RichPieces pieces={item.elements} /> : <RichPart part={item} />}
    </li>
  ));
  const looks = `rich-list rich-list-${indent % 3}`;
  const style = { marginLeft: `${Math.min(indent, 8) * 24}px` };
  if (list.style !== 'ordered') {
    return (
      <ul class={looks} style={style}>
        {items}
      </ul>
    );
  }
  return (
    <ol
      class={looks}
      style={style}
      type={NUMBERED[indent % 3] ?? '1'}
      start={(numberOf(list.offset) ?? 0) + 1}
    >
      {items}
    </ol>
  );
}
