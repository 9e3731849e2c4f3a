import { appHomeOpened } from './app-home-opened';
import type { EventListener } from './event';
import { fileWasDeleted } from './file-deleted';
import { channelEvents } from './incident-channel';
import { memberJoined, memberLeft } from './membership';
import { message } from './message';
import { reactionAdded, reactionRemoved } from './reactions';
import { userChanged } from './user-change';

/** Every event that the bot listens to. */
export const events: readonly EventListener[] = [
  message,
  reactionAdded,
  reactionRemoved,
  memberJoined,
  memberLeft,
  ...channelEvents,
  fileWasDeleted,
  userChanged,
  appHomeOpened,
];
