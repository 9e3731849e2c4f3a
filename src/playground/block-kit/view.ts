import { z } from 'zod';
import { blockOn, type Surface } from './blocks';
import { identifier, oneOf, plainText } from './composition';
import { type BlockProblem, problemsOf } from './problem';
import { allBlocks, asObject, wholeProblems } from './whole';

const MAX_VIEW_BYTES = 250_000;

const common = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: identifier.optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  blocks: z.array(blockOn.modal).max(100),
  ...common,
});

const home = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(blockOn.home).max(100),
  ...common,
});

const anyView = oneOf([modal, home]);

/** What Slack would refuse in a modal or a Home view; pointers start with `/view`. */
export function checkView(view: unknown): BlockProblem[] {
  const seen = asObject(view);
  const surface: Surface = seen?.type === 'home' ? 'home' : 'modal';
  return [
    ...problemsOf(anyView, view, ['view']),
    ...wholeProblems(seen?.blocks, surface, ['view', 'blocks']),
    ...(surface === 'modal' && seen?.submit === undefined ? unsubmittable(seen?.blocks) : []),
    ...oversized(view),
  ];
}

function unsubmittable(blocks: unknown): BlockProblem[] {
  const inputs = allBlocks(blocks, []).filter(({ block }) => block.type === 'input');
  return inputs.length === 0
    ? []
    : [{ pointer: '/view/submit', code: 'missing', message: 'is required when a modal has input blocks' }];
}

function oversized(view: unknown): BlockProblem[] {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') <= MAX_VIEW_BYTES) return [];
  return [{ pointer: '/view', code: 'view_too_large', message: `must be at most ${MAX_VIEW_BYTES} bytes` }];
}
