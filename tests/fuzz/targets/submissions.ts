import { z } from 'zod';
import type { Random } from '../../support/random';
import { people } from '../bot';
import { hostileText, slipped } from '../hostile';
import type { Drawn } from '../slack';

const option = z.object({ value: z.string() }).loose();
const element = z.object({
  type: z.string(),
  action_id: z.string(),
  initial_value: z.unknown(),
  options: z.array(option).optional(),
});
const input = z.object({ type: z.literal('input'), block_id: z.string(), element });

/** A view as Slack sends it back with what somebody put into its fields. */
export function submissionOf(random: Random, view: Drawn): Record<string, unknown> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const block of view.blocks) {
    const read = input.safeParse(block);
    if (!read.success) continue;
    const { block_id: id, element: field } = read.data;
    values[id] = { [field.action_id]: stateOf(random, field) };
  }
  return { id: 'V1', type: 'modal', private_metadata: '', hash: '1.x', ...view, state: { values } };
}

function stateOf(
  random: Random,
  { type, initial_value: initial, options = [] }: z.infer<typeof element>,
): unknown {
  const chosen = options.length > 0 && random.chance(0.8) ? random.pick(options) : null;
  switch (type) {
    case 'plain_text_input':
      return { type, value: textOf(random, typeof initial === 'string' ? initial : '') };
    case 'rich_text_input':
      return { type, rich_text_value: richTextOf(random, initial) };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen };
    case 'checkboxes':
      return { type, selected_options: chosen === null ? [] : [chosen] };
    case 'users_select':
      return { type, selected_user: random.shuffled([...people, 'U0NOBODY', null])[0] };
    case 'multi_users_select':
      return { type, selected_users: random.shuffled([...people, 'U0NOBODY']).slice(0, random.below(3)) };
    default:
      throw new Error(`Nobody knows how to fill in a ${type}`);
  }
}

/** What a field of rich text was opened with, or any text in a section of its own. */
function richTextOf(random: Random, initial: unknown): unknown {
  if (random.chance(0.4)) return initial ?? null;
  const text = hostileText(random).slice(0, 3_000);
  if (text === '') return null;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

/** What a field was opened with, a slip in it, or something else altogether. */
function textOf(random: Random, initial = ''): string | null {
  const way = random.next();
  if (way < 0.3) return initial === '' ? null : initial;
  if (way < 0.6) return slipped(random, initial) || null;
  if (way < 0.8)
    return random.pick(['10:42', 'yesterday 22:10', '20m ago', '14:5', '2023-11-08 15:05', 'now']);
  return hostileText(random).slice(0, 3_000) || null;
}
