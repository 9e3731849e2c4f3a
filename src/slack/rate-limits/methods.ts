/** How often a method may be called per minute, in this workspace. Source: docs.slack.dev, apis/web-api/rate-limits. */
export type Tier = 2 | 3 | 4 | 'special';

/** A Web API method that the bot calls: what it may cost and what it needs. */
interface Method {
  readonly tier: Tier;
  /** The bot scopes it needs for the channels and things it is used on. */
  readonly scopes: readonly string[];
}

/** Every Web API method that the bot calls. The manifest asks for exactly these scopes. */
export const methods = {
  // Needs an app-level scope alone, which no manifest grants: it comes with the app token.
  'apps.connections.open': { tier: 'special', scopes: [] },
  'auth.test': { tier: 'special', scopes: [] },
  'bookmarks.add': { tier: 2, scopes: ['bookmarks:write'] },
  'bookmarks.edit': { tier: 2, scopes: ['bookmarks:write'] },
  'bookmarks.list': { tier: 3, scopes: ['bookmarks:read'] },
  'canvases.create': { tier: 2, scopes: ['canvases:write'] },
  'canvases.edit': { tier: 3, scopes: ['canvases:write'] },
  'chat.postEphemeral': { tier: 4, scopes: ['chat:write'] },
  'chat.postMessage': { tier: 'special', scopes: ['chat:write'] },
  'chat.update': { tier: 3, scopes: ['chat:write'] },
  'conversations.archive': { tier: 2, scopes: ['channels:manage', 'groups:write'] },
  'conversations.create': { tier: 2, scopes: ['channels:manage', 'groups:write'] },
  // In direct messages it looks for its own after a lost answer.
  'conversations.history': { tier: 3, scopes: ['channels:history', 'groups:history', 'im:history'] },
  'conversations.info': { tier: 3, scopes: ['channels:read', 'groups:read'] },
  'conversations.invite': { tier: 3, scopes: ['channels:manage', 'groups:write'] },
  'conversations.join': { tier: 3, scopes: ['channels:join'] },
  'conversations.list': { tier: 2, scopes: ['channels:read'] },
  'conversations.members': { tier: 4, scopes: ['channels:read', 'groups:read'] },
  'conversations.open': { tier: 3, scopes: ['im:write'] },
  'conversations.rename': { tier: 2, scopes: ['channels:manage', 'groups:write'] },
  'conversations.replies': { tier: 3, scopes: ['channels:history', 'groups:history'] },
  'conversations.setPurpose': { tier: 2, scopes: ['channels:manage', 'groups:write'] },
  'conversations.setTopic': { tier: 2, scopes: ['channels:manage', 'groups:write'] },
  'files.completeUploadExternal': { tier: 4, scopes: ['files:write'] },
  'files.delete': { tier: 3, scopes: ['files:write'] },
  'files.getUploadURLExternal': { tier: 4, scopes: ['files:write'] },
  'files.info': { tier: 4, scopes: ['files:read'] },
  // It looks for a canvas of its own after a lost answer.
  'files.list': { tier: 3, scopes: ['files:read'] },
  'pins.add': { tier: 2, scopes: ['pins:write'] },
  'reactions.add': { tier: 3, scopes: ['reactions:write'] },
  'reactions.get': { tier: 3, scopes: ['reactions:read'] },
  'reactions.remove': { tier: 2, scopes: ['reactions:write'] },
  'usergroups.list': { tier: 2, scopes: ['usergroups:read'] },
  'usergroups.users.list': { tier: 2, scopes: ['usergroups:read'] },
  'users.conversations': { tier: 2, scopes: ['channels:read', 'groups:read'] },
  'users.info': { tier: 4, scopes: ['users:read'] },
  'views.open': { tier: 4, scopes: [] },
  'views.publish': { tier: 4, scopes: [] },
} as const satisfies Record<string, Method>;

/** The name of a Web API method that the bot calls. */
export type MethodName = keyof typeof methods;
