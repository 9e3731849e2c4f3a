import { z } from 'zod';
import { activeChannel } from '../calling/access';
import { json, jsonList, optional, required, text, whole } from '../calling/arguments';
import { type Call, type Method, method } from '../calling/method';
import { livingCanvases, mayRead } from '../canvas/canvases';
import { refuseInvalid } from '../interactions/app-message';
import { renderCanvas } from '../rendering/canvas-rendering';
import { renderFile } from '../rendering/file-rendering';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { StoredFile } from '../state/state';
import { own } from '../state/workspace';
import { announceEverywhere } from '../workspace/events';
import { isShownTo, removeFile } from '../workspace/files';
import { postMessage } from '../workspace/messages';

const Named = z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1);

/** Files of the app and of people. */
export const files: readonly Method[] = [
  method({
    name: 'files.getUploadURLExternal',
    scopes: ['files:write'],
    args: z.object({
      filename: required,
      length: whole,
      alt_text: text.optional(),
      alt_txt: text.optional(),
    }),
    run({ installation, me }, { filename, length, alt_text: alt, alt_txt: altOld }) {
      if (length < 1) throw invalidArguments(['must be at least 1 [json-pointer:/length]']);
      const { url, file } = installation.uploads.announce(me, filename, length, alt ?? altOld);
      return { upload_url: url, file_id: file.id };
    },
  }),

  method({
    name: 'files.completeUploadExternal',
    scopes: ['files:write'],
    args: z.object({
      files: json(),
      channel_id: optional,
      thread_ts: optional,
      initial_comment: text.optional(),
      blocks: jsonList('invalid_blocks_format').optional(),
    }),
    run(call, args) {
      const named = Named.safeParse(args.files);
      if (!named.success)
        throw invalidArguments(['must be a list of files with an id [json-pointer:/files]']);
      refuseInvalid({ blocks: args.blocks });
      const channel = args.channel_id ? activeChannel(call, args.channel_id) : undefined;
      const completed = named.data.map(({ id, title }) => keep(call, id, title));
      if (channel) {
        const { me, workspace } = call;
        const author = { user: me, botId: workspace.state.app.botId };
        const content = {
          text: args.initial_comment ?? '',
          blocks: args.initial_comment === undefined ? args.blocks : undefined,
          files: completed.map(({ id }) => id),
          subtype: 'file_share',
        };
        postMessage(workspace, channel, author, content, { thread: args.thread_ts });
      }
      return { files: completed.map(({ id }) => renderFile(call.workspace, id)) };
    },
  }),

  method({
    name: 'files.info',
    scopes: ['files:read'],
    args: z.object({ file: required }),
    run: (call, { file }) => ({
      file: describedCanvas(call, file) ?? renderFile(call.workspace, visible(call, file).id),
      comments: [],
      response_metadata: { next_cursor: '' },
    }),
  }),

  method({
    name: 'files.list',
    scopes: ['files:read'],
    args: z.object({
      channel: optional,
      user: optional,
      ts_from: optional,
      count: whole.default(100),
      page: whole.default(1),
    }),
    run(call, { channel, user, ts_from: from = '0', count, page }) {
      const found = [
        ...uploaded(call).filter(({ file }) => channel === undefined || channel in file.shares),
        ...canvasesSeen(call).filter(({ file }) => channel === undefined || channel in file.channels),
      ]
        .filter(({ file }) => (user === undefined || file.user === user) && file.created >= Number(from))
        .sort((a, b) => b.file.created - a.file.created || b.file.id.localeCompare(a.file.id));
      const shown = found.slice((page - 1) * count, page * count);
      return {
        files: shown.map(({ described }) => described()),
        paging: { count, total: found.length, page, pages: Math.ceil(found.length / count) },
      };
    },
  }),

  method({
    name: 'files.delete',
    scopes: ['files:write'],
    args: z.object({ file: required }),
    run(call, { file: id }) {
      const file = visible(call, id);
      if (file.user !== call.me) throw new SlackError('cant_delete_file');
      removeFile(call.workspace, file);
      return {};
    },
  }),
];

function keep(call: Call, id: string, title: string | undefined): StoredFile {
  const file = call.installation.uploads.complete(id);
  if (!file) throw new SlackError('file_not_found');
  if (title !== undefined) file.title = title;
  call.workspace.state.files[file.id] = file;
  announceEverywhere(call.workspace, {
    type: 'file_created',
    file_id: file.id,
    user_id: file.user,
    file: { id: file.id },
  });
  return file;
}

/** The uploaded files that the app sees, and how each is described. */
function uploaded(call: Call) {
  return Object.values(call.workspace.state.files)
    .filter((file) => !file.deleted && isShownTo(call.workspace, call.me, file))
    .map((file) => ({ file, described: () => renderFile(call.workspace, file.id) }));
}

/** The canvases that it sees: Slack lists them among the files. */
function canvasesSeen({ workspace, me }: Call) {
  return livingCanvases(workspace)
    .filter((canvas) => mayRead(workspace, me, canvas))
    .map((canvas) => ({ file: canvas, described: () => renderCanvas(workspace, canvas) }));
}

/** A canvas by its id, as Slack describes it; undefined where there is none. Refuses with `file_deleted`. */
function describedCanvas({ workspace, me }: Call, id: string): Record<string, unknown> | undefined {
  const canvas = own(workspace.state.canvases ?? {}, id);
  if (canvas === undefined) return undefined;
  if (canvas.deleted) throw new SlackError('file_deleted');
  if (!mayRead(workspace, me, canvas)) throw new SlackError('file_not_found');
  return renderCanvas(workspace, canvas);
}

function visible(call: Call, id: string): StoredFile {
  const file = own(call.workspace.state.files, id);
  if (!file || !isShownTo(call.workspace, call.me, file)) throw new SlackError('file_not_found');
  if (file.deleted) throw new SlackError('file_deleted');
  return file;
}
