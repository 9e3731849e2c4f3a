import { z } from 'zod';

const Command = z.object({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
  should_escape: z.boolean().default(false),
  url: z.string().optional(),
});

const Shortcut = z.object({
  type: z.enum(['message', 'global']),
  name: z.string().min(1).max(24),
  callback_id: z.string().min(1).max(255),
  description: z.string().max(150),
});

const Manifest = z.object({
  display_information: z.object({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
  }),
  features: z
    .object({
      app_home: z
        .object({ home_tab_enabled: z.boolean().optional(), messages_tab_enabled: z.boolean().optional() })
        .optional(),
      bot_user: z.object({ display_name: z.string().min(1).max(80) }).optional(),
      slash_commands: z.array(Command).max(50).optional(),
      shortcuts: z.array(Shortcut).max(10).optional(),
    })
    .optional(),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).max(255).default([]) }) }),
  settings: z
    .object({
      event_subscriptions: z
        .object({ bot_events: z.array(z.string()).max(100).optional(), request_url: z.string().optional() })
        .optional(),
      interactivity: z
        .object({
          is_enabled: z.boolean(),
          request_url: z.string().optional(),
          message_menu_options_url: z.string().optional(),
        })
        .optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

/** A slash command as the manifest declares it. */
export type ManifestCommand = z.infer<typeof Command>;
/** A shortcut as the manifest declares it. */
export type ManifestShortcut = z.infer<typeof Shortcut>;

/** What the manifest makes of the app, once installed. */
export interface InstalledApp {
  name: string;
  /** Empty where the manifest has none. */
  description: string;
  botName: string;
  scopes: readonly string[];
  commands: readonly ManifestCommand[];
  shortcuts: readonly ManifestShortcut[];
  events: ReadonlySet<string>;
  homeTab: boolean;
  messagesTab: boolean;
  interactive: boolean;
  socketMode: boolean;
  /** Where signed HTTP requests go; only without Socket Mode. */
  urls: { events?: string | undefined; interactivity?: string | undefined; options?: string | undefined };
}

/** The scope without which Slack does not accept a subscription (docs.slack.dev/reference/events). */
const SCOPE_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  file_created: ['files:read'],
  file_deleted: ['files:read'],
  file_shared: ['files:read'],
  channel_archive: ['channels:read'],
  channel_created: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

/** Installs the app of a parsed manifest; throws with one sentence per mistake that Slack would refuse it for. */
export function installManifest(manifest: unknown): InstalledApp {
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) throw new Error(`The manifest is not valid:\n${z.prettifyError(parsed.error)}`);
  const { display_information, features = {}, oauth_config, settings = {} } = parsed.data;
  const app: InstalledApp = {
    name: display_information.name,
    description: display_information.description ?? '',
    botName: features.bot_user?.display_name ?? display_information.name,
    scopes: oauth_config.scopes.bot,
    commands: features.slash_commands ?? [],
    shortcuts: features.shortcuts ?? [],
    events: new Set(settings.event_subscriptions?.bot_events ?? []),
    homeTab: features.app_home?.home_tab_enabled ?? false,
    messagesTab: features.app_home?.messages_tab_enabled ?? false,
    interactive: settings.interactivity?.is_enabled ?? false,
    socketMode: settings.socket_mode_enabled ?? false,
    urls: {
      events: settings.event_subscriptions?.request_url,
      interactivity: settings.interactivity?.request_url,
      options: settings.interactivity?.message_menu_options_url,
    },
  };
  const mistakes = [...missingScopes(app), ...foreignUrls(app)];
  if (mistakes.length > 0) throw new Error(`The manifest cannot be installed:\n${mistakes.join('\n')}`);
  return app;
}

function missingScopes(app: InstalledApp): string[] {
  const mistakes: string[] = [];
  for (const event of app.events) {
    const scopes = SCOPE_OF_EVENT[event];
    if (scopes && !scopes.some((scope) => app.scopes.includes(scope))) {
      mistakes.push(`It subscribes to ${event} without the scope ${scopes.join(' or ')}.`);
    }
  }
  if (app.commands.length + app.shortcuts.length > 0 && !app.scopes.includes('commands')) {
    mistakes.push('It has slash commands or shortcuts without the scope commands.');
  }
  return mistakes;
}

function foreignUrls(app: InstalledApp): string[] {
  if (app.socketMode) return [];
  const urls = [...Object.values(app.urls), ...app.commands.map((command) => command.url)];
  return urls
    .filter((url) => url !== undefined && !isLoopback(url))
    .map(
      (url) =>
        `It is delivered to ${url}, but a playground only calls this machine (http://127.0.0.1:<port>/…).`,
    );
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
