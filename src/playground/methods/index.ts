import type { Method } from '../calling/method';
import { apps } from './apps';
import { auth } from './auth';
import { blocks } from './blocks';
import { bookmarks } from './bookmarks';
import { canvases } from './canvases';
import { chat } from './chat';
import { conversationHistory } from './conversation-history';
import { conversationLifecycle } from './conversation-lifecycle';
import { conversationList } from './conversation-list';
import { conversationMembers } from './conversation-members';
import { files } from './files';
import { pins } from './pins';
import { reactions } from './reactions';
import { users } from './users';
import { views } from './views';

/** Every Web API method that the playground knows, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [
    ...apps,
    ...auth,
    ...blocks,
    ...bookmarks,
    ...canvases,
    ...chat,
    ...conversationHistory,
    ...conversationLifecycle,
    ...conversationList,
    ...conversationMembers,
    ...files,
    ...pins,
    ...reactions,
    ...users,
    ...views,
  ].map((known) => [known.name, known]),
);
