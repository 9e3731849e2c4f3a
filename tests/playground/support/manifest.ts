const SCOPES = [
  'app_mentions:read',
  'bookmarks:read',
  'bookmarks:write',
  'canvases:read',
  'canvases:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'usergroups:read',
  'users:read',
];

/** Without team_join and channel_created, which the setting up of a test would cause. */
export const EVENTS: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'channel_archive',
  'channel_left',
  'channel_rename',
  'group_rename',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'pin_added',
  'reaction_added',
  'reaction_removed',
  'user_change',
];

interface Changes {
  scopes?: readonly string[];
  events?: readonly string[];
  /** Delivers by signed HTTP to this address instead of over sockets. */
  requestUrl?: string;
}

/** The manifest of an app that may do nearly everything; tests take away what they are about. */
export function manifest({ scopes = SCOPES, events = EVENTS, requestUrl }: Changes = {}): object {
  const url = requestUrl === undefined ? {} : { url: requestUrl };
  const request_url = requestUrl === undefined ? {} : { request_url: requestUrl };
  return {
    display_information: { name: 'Echo' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      bot_user: { display_name: 'echo' },
      slash_commands: [
        { command: '/echo', description: 'Says it again', should_escape: true, ...url },
        { command: '/plain', description: 'Says it as typed', ...url },
      ],
      shortcuts: [
        { type: 'message', name: 'Keep', callback_id: 'keep', description: 'Keeps a message' },
        { type: 'global', name: 'Ask', callback_id: 'ask', description: 'Asks' },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { bot_events: events, ...request_url },
      interactivity: { is_enabled: true, ...request_url },
      socket_mode_enabled: requestUrl === undefined,
    },
  };
}

/** The scopes of that manifest but the named ones. */
export function scopesWithout(...names: string[]): string[] {
  return SCOPES.filter((scope) => !names.includes(scope));
}
