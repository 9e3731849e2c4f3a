import type { StoredFile } from '../state/state';
import type { Workspace } from '../state/workspace';
import { announceEverywhere } from './events';
import { deleteMessage } from './messages';

/** Whether somebody, the app say, sees a file: their own, and those shared where they are or in public. */
export function isShownTo(workspace: Workspace, user: string, file: StoredFile): boolean {
  if (file.user === user) return true;
  return Object.keys(file.shares).some((id) => {
    const channel = workspace.state.channels[id];
    return channel?.kind === 'public' || channel?.members.includes(user);
  });
}

/** Deletes a file, with the messages that held nothing else. */
export function removeFile(workspace: Workspace, file: StoredFile): void {
  // The others are told of without it.
  Object.assign(file, { deleted: true, content: '' });
  for (const [channelId, shares] of Object.entries(file.shares)) {
    const channel = workspace.state.channels[channelId];
    if (!channel) continue;
    for (const message of channel.messages.filter(({ ts, deletedAt }) => shares.includes(ts) && !deletedAt)) {
      const isAlone = message.text === '' && !message.blocks && message.files?.length === 1;
      if (isAlone) deleteMessage(workspace, channel, message);
      else workspace.messageTouched(channel, message);
    }
  }
  announceEverywhere(workspace, { type: 'file_deleted', file_id: file.id });
}
