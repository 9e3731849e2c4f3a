import { commands } from './commands';
import { events } from './events';
import { methods } from './rate-limits/methods';
import { shortcuts } from './shortcuts';

/** The scopes that the app's own surfaces need, besides those of the methods it calls. */
const surfaceScopes = ['commands', 'reactions:read'] as const;

/** What the manifest of a workspace decides. */
export interface ManifestOptions {
  /** The slash command, without its slash. */
  readonly command: string;
  /** Where Slack reaches the bot over HTTP: `https://firelog.example.com`; absent for Socket Mode. */
  readonly url?: string;
}

/**
 * The app's manifest, made from the lists of what the code registers and calls, so that it asks
 * for no permission that nothing uses.
 */
export function manifestFor({ command, url }: ManifestOptions) {
  const address = url === undefined ? undefined : `${url.replace(/\/$/, '')}/slack/events`;
  return {
    display_information: {
      name: 'Firelog',
      description: 'Runs an incident and writes its postmortem while the fire still burns',
      background_color: '#7a1f1f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Firelog', always_online: true },
      shortcuts: shortcuts.map(({ callback, name, summary, type }) => ({
        name,
        type,
        callback_id: callback,
        description: summary,
      })),
      slash_commands: [
        {
          command: `/${command}`,
          description: 'Run an incident and write its postmortem',
          usage_hint: commands.map(({ name }) => name).join(' | '),
          should_escape: true,
          ...(address !== undefined && { url: address }),
        },
      ],
    },
    oauth_config: { scopes: { bot: scopes() } },
    settings: {
      event_subscriptions: {
        ...(address !== undefined && { request_url: address }),
        bot_events: events.flatMap(({ subscriptions }) => subscriptions).sort(),
      },
      interactivity: { is_enabled: true, ...(address !== undefined && { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** Every bot scope that is needed, once, in alphabetical order. */
export function scopes(): readonly string[] {
  const needed = Object.values(methods).flatMap((method): readonly string[] => method.scopes);
  return [...new Set<string>([...surfaceScopes, ...needed])].sort();
}
