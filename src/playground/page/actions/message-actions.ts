import { basename } from 'node:path';
import { markRead } from '../reading/reading-marks';
import { Viewer } from '../reading/viewer';
import { type ActionHandlers, ActionRefused, SUCCESS } from './action';

/** What a message of a person may have: docs.slack.dev/reference/methods/chat.postMessage */
const LONGEST_MESSAGE = 40_000;
const MOST_BYTES = 20 * 1024 * 1024;

/** What people do with messages. */
export const messageActions: ActionHandlers<
  | 'post'
  | 'forward'
  | 'edit'
  | 'delete'
  | 'pin'
  | 'unpin'
  | 'react'
  | 'unreact'
  | 'read'
  | 'upload'
  | 'dismiss-ephemeral'
> = {
  async post({ installation, member }, { channel, text, thread, broadcast }) {
    const placement = {
      ...(thread !== undefined && { thread }),
      ...(broadcast !== undefined && { broadcast }),
    };
    const ts = await member.post(channel, fitting(text), placement);
    // Whoever writes has seen what stands above.
    markRead(installation.workspace, member.id, installation.workspace.channel(channel), ts);
    return { ok: true, ts, channel };
  },

  async forward({ installation, member }, { from, channel, comment = '' }) {
    const ts = await member.forward(from, channel, { comment: fitting(comment) });
    markRead(installation.workspace, member.id, installation.workspace.channel(channel), ts);
    return { ok: true, ts, channel };
  },

  async edit({ member }, { channel, ts, text }) {
    await member.edit(channel, ts, fitting(text));
    return SUCCESS;
  },

  async delete({ member }, { channel, ts }) {
    await member.delete(channel, ts);
    return SUCCESS;
  },

  async pin({ member }, { channel, ts }) {
    await member.pin(channel, ts);
    return SUCCESS;
  },

  async unpin({ member }, { channel, ts }) {
    await member.unpin(channel, ts);
    return SUCCESS;
  },

  async react({ member }, { channel, ts, emoji }) {
    await member.react(channel, ts, emoji);
    return SUCCESS;
  },

  async unreact({ member }, { channel, ts, emoji }) {
    await member.unreact(channel, ts, emoji);
    return SUCCESS;
  },

  async read({ installation, person }, { channel, ts }) {
    const seen = new Viewer(installation, person).channel(channel);
    markRead(installation.workspace, person.id, seen, ts);
    return SUCCESS;
  },

  async upload({ installation, member }, { channel, name, content, comment = '', thread }) {
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length === 0) throw new ActionRefused('file_empty', 'This file is empty.');
    if (bytes.length > MOST_BYTES)
      throw new ActionRefused('file_too_large', 'A file may have at most 20 MiB.');
    const file = { name: fileName(name), content: bytes };
    const ts = await member.upload(channel, file, fitting(comment), thread);
    markRead(installation.workspace, member.id, installation.workspace.channel(channel), ts);
    return { ok: true, ts, channel };
  },

  async 'dismiss-ephemeral'({ installation, member }, { ts }) {
    installation.ephemerals.replace(member.id, ts, undefined);
    return SUCCESS;
  },
};

/** Slack cuts an app's text off; a person is asked to shorten theirs, as nothing that was typed may be lost. */
function fitting(text: string): string {
  if (text.length <= LONGEST_MESSAGE) return text;
  const [most, has] = [LONGEST_MESSAGE, text.length].map((count) => count.toLocaleString('en'));
  throw new ActionRefused(
    'msg_too_long',
    `A message may have at most ${most} characters; this one has ${has}.`,
  );
}

function fileName(given: string): string {
  // Somebody's folders, on whatever system, are nobody's business; half a character fits into no address.
  const name = basename(given.replaceAll('\\', '/'))
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed();
  if (name === '' || name === '.' || name === '..')
    throw new ActionRefused('file_name_missing', 'This file has no name.');
  return name;
}
