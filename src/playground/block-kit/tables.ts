import { z } from 'zod';
import { identifier, oneOf, textUpTo } from './composition';
import { richText } from './rich-text';

/** Tables of messages: docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block. */

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = oneOf([rawText, rawNumber, richText]);

/** Up to 100 rows of up to 20 cells, and 10,000 characters in all. */
export const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: identifier.optional(),
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .refine((block) => cellCharacters(block.rows) <= 10_000, {
    error: 'must hold at most 10000 characters in all',
    path: ['rows'],
    params: { code: 'too_long' },
  });

const headerRule = { error: 'a header cell must not be rich_text' };
const evenRule = { error: 'every row must have as many cells as the header' };

/** A header and up to 200 rows of up to 20 cells, all of one length, and 20,000 characters in all. */
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: identifier.optional(),
    caption: textUpTo(3000),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  })
  .refine((block) => cellCharacters(block.rows) <= 20_000, {
    error: 'must hold at most 20000 characters in all',
    path: ['rows'],
    params: { code: 'too_long' },
  })
  .refine((block) => block.rows[0]?.every(({ type }) => type !== 'rich_text'), {
    ...headerRule,
    path: ['rows', 0],
  })
  .refine((block) => block.rows.every((row) => row.length === block.rows[0]?.length), {
    ...evenRule,
    path: ['rows'],
  });

/** The characters that a table's cells show. */
export function cellCharacters(rows: readonly (readonly unknown[])[]): number {
  return rows.flat().reduce<number>((sum, each) => sum + shownCharacters(each), 0);
}

function shownCharacters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const text: unknown = Reflect.get(value, 'text');
  const elements: unknown = Reflect.get(value, 'elements');
  const inside = Array.isArray(elements) ? elements.reduce<number>((n, e) => n + shownCharacters(e), 0) : 0;
  return inside + (typeof text === 'string' ? text.length : 0);
}
