import { useState } from 'preact/hooks';
import { asObject, type Json, listOf, numberOf, objectsIn, textOf } from '../json';
import type { BlockProps } from './block';
import { RichTextBlock } from './rich-text';

/** A table; its first row is its head. */
export function Table({ block }: BlockProps) {
  const settings = objectsIn(block.column_settings);
  return <Grid rows={listOf(block.rows).map(listOf)} alignOf={(column) => alignOf(settings[column])} />;
}

/** A table of data under a caption, some rows at a time. */
export function DataTable({ block }: BlockProps) {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = listOf(block.rows).map(listOf);
  const size = numberOf(block.page_size) ?? 10;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = rows.slice(page * size, (page + 1) * size);
  return (
    <div class="block-data">
      <Grid
        rows={[head, ...shown]}
        caption={textOf(block.caption)}
        headColumn={numberOf(block.row_header_column_index)}
        alignOf={(column) => (asObject(rows[0]?.[column])?.type === 'raw_number' ? 'right' : 'left')}
      />
      {pages > 1 && (
        <div class="block-pages">
          <button type="button" class="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Back
          </button>
          <span>
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            class="button"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            Next
          </button>
        </div>
      )}
    </div>
  );
}

type Align = 'left' | 'center' | 'right';

function alignOf(settings: Json | undefined): Align {
  return settings?.align === 'center' || settings?.align === 'right' ? settings.align : 'left';
}

interface GridProps {
  readonly rows: readonly (readonly unknown[])[];
  readonly caption?: string | undefined;
  readonly headColumn?: number | undefined;
  alignOf(column: number): Align;
}

/** What scrolls sideways has to be reached by keys, although nothing in it can be used. */
const reachable = { tabIndex: 0 };

function Grid({ rows: [head = [], ...rows], caption, headColumn, alignOf: align }: GridProps) {
  return (
    <section class="block-table" aria-label={caption ?? 'Table'} {...reachable}>
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={{ textAlign: align(column) }}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === headColumn ? (
                  <th key={column} scope="row" style={{ textAlign: align(column) }}>
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={column} style={{ textAlign: align(column) }}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { readonly cell: unknown }) {
  const object = asObject(cell);
  if (object?.type === 'rich_text') return <RichTextBlock block={object} />;
  return <>{textOf(object?.text) ?? ''}</>;
}
