import { z } from 'zod';
import { activeChannel } from '../calling/access';
import { json, optional, required, text } from '../calling/arguments';
import { type Call, type Method, method } from '../calling/method';
import { applyChange, readChange } from '../canvas/canvas-changes';
import { markdownProblem } from '../canvas/canvas-markdown';
import { canvasFor, deleteCanvas, livingCanvases, makeCanvas } from '../canvas/canvases';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { Canvas } from '../state/state';

const Content = z.object({ type: z.literal('markdown'), markdown: z.string() });
const ids = json().pipe(z.array(z.string()).min(1).max(20));
const Criteria = z
  .object({
    section_types: z
      .array(z.enum(['any_header', 'h1', 'h2', 'h3']))
      .min(1)
      .max(3)
      .optional(),
    contains_text: z.string().min(1).optional(),
  })
  .refine((given) => given.section_types !== undefined || given.contains_text !== undefined);

/**
 * Documents that people write together. No method reads what one says. Sources: docs.slack.dev, reference/methods/canvases.create,
 * canvases.edit, canvases.delete, canvases.access.set, canvases.sections.lookup and conversations.canvases.create, and
 * @slack/web-api, types/request/canvas.d.ts.
 */
export const canvases: readonly Method[] = [
  method({
    name: 'canvases.create',
    scopes: ['canvases:write'],
    args: z.object({
      title: text.optional(),
      document_content: json().optional(),
      channel_id: optional,
    }),
    run(call, { title = '', document_content: content, channel_id: id }) {
      const markdown = markdownIn(content, 'canvas_creation_failed');
      refuseByTeam(call);
      if (id === undefined && isFree(call))
        throw new SlackError('free_teams_cannot_create_non_tabbed_canvases');
      const tab = id === undefined ? undefined : activeChannel(call, id).id;
      refuseSecondTab(call, tab);
      return { canvas_id: makeCanvas(call.workspace, call.me, { title, markdown, tab }).id };
    },
  }),

  method({
    name: 'conversations.canvases.create',
    scopes: ['canvases:write'],
    args: z.object({
      channel_id: required,
      title: text.optional(),
      document_content: json().optional(),
    }),
    run(call, { channel_id: id, title = '', document_content: content }) {
      const markdown = markdownIn(content, 'channel_canvas_creation_failed');
      refuseByTeam(call);
      const tab = activeChannel(call, id).id;
      const isTaken = livingCanvases(call.workspace).some((each) => each.isChannelCanvas && each.tab === tab);
      if (isTaken) throw new SlackError('channel_canvas_already_exists');
      refuseSecondTab(call, tab);
      const made = { title, markdown, tab, isChannelCanvas: true };
      return { canvas_id: makeCanvas(call.workspace, call.me, made).id };
    },
  }),

  method({
    name: 'canvases.edit',
    scopes: ['canvases:write'],
    args: z.object({ canvas_id: required, changes: json() }),
    run(call, { canvas_id: id, changes }) {
      const change = readChange(changes);
      refuseByTeam(call);
      const canvas = canvasFor(call.workspace, call.me, id, 'write');
      if (isFree(call) && canvas.tab === undefined)
        throw new SlackError('free_teams_cannot_edit_standalone_canvases');
      applyChange(call.workspace, call.me, canvas, change);
      return {};
    },
  }),

  method({
    name: 'canvases.delete',
    scopes: ['canvases:write'],
    args: z.object({ canvas_id: required }),
    run(call, { canvas_id: id }) {
      refuseByTeam(call);
      const canvas = canvasFor(call.workspace, call.me, id, 'write');
      if (canvas.user !== call.me) throw new SlackError('restricted_action');
      deleteCanvas(call.workspace, canvas);
      return {};
    },
  }),

  method({
    name: 'canvases.access.set',
    scopes: ['canvases:write'],
    args: z.object({
      canvas_id: required,
      access_level: z.enum(['read', 'write', 'owner']),
      channel_ids: ids.optional(),
      user_ids: ids.optional(),
    }),
    run(call, { canvas_id: id, access_level: level, channel_ids: channels = [], user_ids: users = [] }) {
      if ((channels.length === 0) === (users.length === 0)) throw new SlackError('invalid_parameters');
      refuseByTeam(call);
      const canvas = canvasFor(call.workspace, call.me, id, 'write');
      open(call, canvas, level, { channels, users });
      return {};
    },
  }),

  method({
    name: 'canvases.sections.lookup',
    scopes: ['canvases:read'],
    args: z.object({ canvas_id: required, criteria: json() }),
    run(call, { canvas_id: id, criteria }) {
      const wanted = Criteria.safeParse(criteria);
      if (!wanted.success)
        throw invalidArguments(['must name section_types or contains_text [json-pointer:/criteria]']);
      refuseByTeam(call);
      const { sections } = canvasFor(call.workspace, call.me, id, 'read');
      const { section_types: types, contains_text: words = '' } = wanted.data;
      const isMeant = ({ type, markdown }: Canvas['sections'][number]): boolean =>
        markdown.includes(words) &&
        (types?.some((each) => (each === 'any_header' ? type !== 'other' : each === type)) ?? true);
      return { sections: sections.filter(isMeant).map(({ id: section }) => ({ id: section })) };
    },
  }),
];

function markdownIn(content: unknown, error: string): string {
  if (content === undefined || content === null) return '';
  const given = Content.safeParse(content);
  if (!given.success)
    throw invalidArguments(['must be of the type markdown [json-pointer:/document_content]']);
  const problem = markdownProblem(given.data.markdown);
  if (problem !== undefined) throw new SlackError(error, { detail: `The markdown ${problem}` });
  return given.data.markdown;
}

function isFree({ workspace }: Call): boolean {
  return workspace.state.team.plan === 'free';
}

function refuseByTeam({ workspace }: Call): void {
  if (workspace.state.team.withoutCanvases === true) throw new SlackError('canvas_disabled_user_team');
}

/** On a free plan a channel has one canvas among its tabs. */
function refuseSecondTab(call: Call, tab: string | undefined): void {
  if (!isFree(call) || tab === undefined) return;
  if (livingCanvases(call.workspace).some((each) => each.tab === tab))
    throw new SlackError('free_team_canvas_tab_already_exists');
}

function open(
  { workspace }: Call,
  canvas: Canvas,
  level: 'read' | 'write' | 'owner',
  { channels, users }: { channels: readonly string[]; users: readonly string[] },
): void {
  if (level === 'owner' && users.length !== 1) throw new SlackError('invalid_parameters');
  for (const id of channels) workspace.channel(id);
  for (const id of users) workspace.member(id);
  if (level === 'owner') {
    canvas.user = users[0] ?? canvas.user;
  } else {
    for (const id of channels) canvas.channels[id] = level;
    for (const id of users) canvas.users[id] = level;
  }
  workspace.touch();
}
