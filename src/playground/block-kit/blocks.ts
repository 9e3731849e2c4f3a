import { z } from 'zod';
import {
  anyText,
  type Discriminable,
  hasOneSource,
  httpsLink,
  identifier,
  imageSource,
  link,
  mrkdwn,
  oneOf,
  plainText,
  sourceRule,
  textUpTo,
  typeOf,
} from './composition';
import {
  button,
  checkboxes,
  contextElements,
  feedbackButtons,
  fields,
  iconButton,
  image,
  multiSelects,
  overflow,
  pickers,
  radioButtons,
  richTextInput,
  selects,
  workflowButton,
} from './elements';
import { richText } from './rich-text';
import { dataTable, table } from './tables';

/*
 * The blocks, one declaration each, and where each may stand.
 * Limits: docs.slack.dev/reference/block-kit/blocks and the docs in @slack/types; places: docs.slack.dev/blocks.json.
 */

/** Where blocks are shown. Blocks in an attachment are blocks of a message. */
export type Surface = 'message' | 'modal' | 'home';

const block = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), block_id: identifier.optional(), ...shape });

const choosers = [checkboxes, radioButtons, ...selects, ...multiSelects, ...pickers] as const;

const actions = block('actions', {
  elements: z
    .array(oneOf([button, workflowButton, overflow, richTextInput, ...choosers]))
    .min(1)
    .max(25),
});

const context = block('context', { elements: z.array(oneOf(contextElements)).min(1).max(10) });

const contextActions = block('context_actions', {
  elements: z
    .array(oneOf([feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

const divider = block('divider', {});

const header = block('header', { text: plainText(150) });

const imageBlock = block('image', {
  alt_text: textUpTo(2000),
  title: plainText(2000).optional(),
  ...imageSource,
}).refine(hasOneSource, sourceRule);

const input = block('input', {
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: oneOf([...fields, richTextInput, ...choosers]),
}).refine((found) => !(found.dispatch_action && found.element.type === 'file_input'), {
  error: 'a file_input cannot dispatch actions',
  path: ['dispatch_action'],
  params: { code: 'conflict' },
});

const section = block('section', {
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  accessory: oneOf([button, workflowButton, overflow, image, ...choosers]).optional(),
  expand: z.boolean().optional(),
}).refine((found) => found.text !== undefined || found.fields !== undefined, {
  error: 'must have text or fields',
  params: { code: 'missing' },
});

const video = block('video', {
  title: plainText(199),
  alt_text: textUpTo(2000),
  video_url: httpsLink,
  thumbnail_url: link,
  title_url: httpsLink.optional(),
  author_name: textUpTo(49).optional(),
  provider_name: textUpTo(255).optional(),
  provider_icon_url: link.optional(),
  description: plainText(199).optional(),
});

const card = block('card', {
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(button).min(1).optional(),
}).refine((found) => [found.hero_image, found.title, found.actions, found.body].some((part) => part), {
  error: 'must have at least one of hero_image, title, actions and body',
  params: { code: 'missing' },
});

const container = block('container', {
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(150).optional(),
  icon: image.optional(),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
  child_blocks: z
    .array(oneOf([actions, context, divider, header, imageBlock, input, richText, section, table, video]))
    .min(1)
    .max(10),
})
  .refine((found) => found.title !== undefined || found.rich_text_title !== undefined, {
    error: 'must have title or rich_text_title',
    params: { code: 'missing' },
  })
  .refine((found) => !found.default_collapsed || found.is_collapsible === true, {
    error: 'needs is_collapsible',
    path: ['default_collapsed'],
    params: { code: 'conflict' },
  });

const taskCard = block('task_card', {
  task_id: textUpTo(255),
  title: textUpTo(3000),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: link, text: textUpTo(3000) })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

/** Every block that Slack documents, and where an app may put it. */
const BLOCKS: readonly { schema: Discriminable; on: readonly Surface[] }[] = [
  { schema: actions, on: everywhere },
  { schema: context, on: everywhere },
  { schema: divider, on: everywhere },
  { schema: header, on: everywhere },
  { schema: imageBlock, on: everywhere },
  { schema: input, on: everywhere },
  { schema: richText, on: everywhere },
  { schema: section, on: everywhere },
  { schema: video, on: everywhere },
  { schema: card, on: everywhere },
  {
    schema: block('alert', {
      text: anyText(200),
      level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
    }),
    on: ['modal'],
  },
  {
    schema: block('carousel', { elements: z.array(card).min(1).max(10) }),
    on: ['message', 'home'],
  },
  { schema: container, on: ['message'] },
  { schema: contextActions, on: ['message'] },
  { schema: table, on: ['message'] },
  { schema: dataTable, on: ['message'] },
  { schema: taskCard, on: ['message'] },
  {
    schema: block('plan', { title: textUpTo(3000), tasks: z.array(taskCard).max(50).optional() }),
    on: ['message'],
  },
  { schema: block('markdown', { text: textUpTo(12_000) }), on: ['message'] },
  // Slack makes file blocks itself when a remote file is shared; no app may send one.
  { schema: block('file', { source: z.string(), external_id: z.string() }), on: [] },
];

/** The schema of one block on a surface. */
export const blockOn: Readonly<Record<Surface, z.ZodType>> = {
  message: blockSchema('message'),
  modal: blockSchema('modal'),
  home: blockSchema('home'),
};

function blockSchema(surface: Surface): z.ZodType {
  const allowed = BLOCKS.filter(({ on }) => on.includes(surface)).map(({ schema }) => schema);
  const [first, ...rest] = allowed;
  if (!first) throw new Error(`no block may stand on ${surface}`);
  return oneOf([first, ...rest], (type) =>
    BLOCKS.some(({ schema }) => typeOf(schema) === type)
      ? `a ${String(type)} block cannot be used in a ${surface}`
      : undefined,
  );
}
