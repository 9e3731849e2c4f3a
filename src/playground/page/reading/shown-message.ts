import { liveReplies } from '../../rendering/rendering';
import type { Channel, Message, WorkspaceState } from '../../state/state';
import type { Workspace } from '../../state/workspace';
import type { ShownFile, ShownMessage } from '../shown';

/** Repliers that are named under a message. */
const MOST_REPLIERS = 5;

/** A message as somebody sees it. */
export function showMessage(
  { state }: Workspace,
  channel: Channel,
  message: Message,
  me: string,
): ShownMessage {
  const { files = [], replies: _, metadata: __, ...shown } = message;
  const live = liveReplies(channel, message);
  const latest = live.at(-1);
  const repliers = new Set(live.map(({ user, botId }) => user ?? botId ?? ''));
  return {
    ...shown,
    channel: channel.id,
    files: files.map((id) => showFile(state, id, me)),
    replyCount: live.length,
    ...(latest && { latestReply: latest.ts }),
    repliers: [...repliers].slice(0, MOST_REPLIERS),
  };
}

function showFile({ files }: WorkspaceState, id: string, me: string): ShownFile {
  const file = files[id];
  const url = `/page/files/${id}?as=${me}`;
  if (!file) {
    return { id, name: '', title: '', mimetype: '', filetype: '', size: 0, url, isDeleted: true };
  }
  const { name, title, mimetype, filetype, size, altText, deleted } = file;
  const described = altText === undefined ? {} : { altText };
  return { id, name, title, mimetype, filetype, size, ...described, url, isDeleted: deleted };
}
