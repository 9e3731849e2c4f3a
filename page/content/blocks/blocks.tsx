import type { ComponentType } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ViewValues } from '../../../src/playground/state/state';
import { type Acting, ActingContext, type Surface } from '../acting';
import { Guard } from '../guard';
import { type Json, objectsIn, textOf } from '../json';
import type { BlockProps } from './block';
import { MarkdownBlock } from './simple-blocks';
import './blocks.css';
import { Unknown } from '../guard';
import { initialValues, overlaid } from '../view-state/state';
import { Card, Carousel, Container, Plan, TaskCard, Video } from './cards';
import { InputBlock } from './input-block';
import { RichTextBlock } from './rich-text';
import { Actions, Alert, Context, Divider, Header, ImageBlock, RemoteFile, Section } from './simple-blocks';
import { DataTable, Table } from './table';

const BLOCKS: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: Section,
  divider: Divider,
  header: Header,
  context: Context,
  actions: Actions,
  context_actions: Actions,
  image: ImageBlock,
  input: InputBlock,
  rich_text: RichTextBlock,
  markdown: MarkdownBlock,
  table: Table,
  data_table: DataTable,
  video: Video,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  task_card: TaskCard,
  plan: Plan,
  file: RemoteFile,
};

interface BlocksProps extends Pick<Acting, 'press' | 'suggest'> {
  readonly blocks: readonly unknown[];
  readonly surface: Surface;
  /** What the inputs hold, as far as it is known; what they held at first counts for the rest. */
  readonly values?: ViewValues | undefined;
  /** Told everything that the inputs hold after each change. Without it they keep it to themselves. */
  onValues?(values: ViewValues): void;
  /** What is wrong, by block id. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
}

const noErrors = {};

/** Blocks of a message or a view, with everything in them that can be used. What cannot be drawn is named. */
export function Blocks({
  blocks,
  surface,
  press,
  suggest,
  values,
  onValues,
  errors = noErrors,
}: BlocksProps) {
  const [chosen, setChosen] = useState<ViewValues>({});
  const held = useMemo(
    () => overlaid(overlaid(initialValues(blocks), values ?? {}), onValues ? {} : chosen),
    [blocks, values, onValues, chosen],
  );
  const acting: Acting = {
    surface,
    press,
    suggest,
    values: held,
    errors,
    keep: (block, action, entry) => {
      const changed = { [block]: { ...held[block], [action]: entry } };
      if (onValues) onValues({ ...held, ...changed });
      else setChosen({ ...chosen, ...changed });
    },
  };
  return (
    <ActingContext.Provider value={acting}>
      <div class={`blocks blocks-in-${surface}`}>
        <BlockList blocks={blocks} />
      </div>
    </ActingContext.Provider>
  );
}

function BlockList({ blocks }: { readonly blocks: readonly unknown[] }) {
  return (
    <>
      {objectsIn(blocks).map((block, index) => {
        const id = textOf(block.block_id) ?? `block-${index}`;
        return <Block key={id} block={block} id={id} />;
      })}
    </>
  );
}

function Block({ block, id }: { readonly block: Json; readonly id: string }) {
  const type = String(block.type);
  const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (!Known) return <Unknown what={type} />;
  return (
    <Guard sentence={`This ${type} block cannot be shown.`}>
      <Known block={block} id={id} draw={(inside) => <BlockList blocks={inside} />} />
    </Guard>
  );
}
