import type { Log } from '../app/ports';
import { SystemClock } from '../app/system-clock';
import type { PersonId } from '../domain/person';
import { findChannel, type NamedChannel } from './chat/named-channel';
import { RateLimiter } from './rate-limits/rate-limiter';
import { Api } from './web-api/api';
import { boltLogger } from './web-api/bolt-logger';
import { isRefusedWith } from './web-api/call-failure';
import { type Login, login, openClient } from './web-api/login';

/** A workspace as the bot sees it, looked at without changing anything there. Every method may throw a `ChatFailure`. */
export interface WorkspaceProbe {
  readonly entry: Login;
  channel(name: string): Promise<NamedChannel | undefined>;
  /** Whether somebody works there. */
  person(id: PersonId): Promise<'active' | 'deactivated' | 'unknown'>;
}

/** Looks into a workspace with the bot's token; throws `LoginError` when Slack does not let it in. */
export async function probeWorkspace(
  botToken: string,
  slackApiUrl: string,
  log: Log,
): Promise<WorkspaceProbe> {
  const api = openApi(botToken, slackApiUrl, log);
  return {
    entry: await login(api.client, slackApiUrl),
    channel: (name) => findChannel(api, name),
    async person(id) {
      try {
        const { user } = await api.call('users.info', (client) => client.users.info({ user: id }));
        return user?.deleted === true ? 'deactivated' : 'active';
      } catch (error) {
        if (isRefusedWith(error, 'user_not_found', 'user_not_visible')) return 'unknown';
        throw error;
      }
    },
  };
}

/** Asks Slack for a socket, and opens none, to find out whether an app token is good; throws a `ChatFailure`. */
export async function tryAppToken(appToken: string, slackApiUrl: string, log: Log): Promise<void> {
  const api = openApi(appToken, slackApiUrl, log);
  await api.call('apps.connections.open', (client) => client.apps.connections.open());
}

function openApi(token: string, slackApiUrl: string, log: Log): Api {
  return new Api(openClient(token, slackApiUrl, boltLogger(log)), new RateLimiter(new SystemClock()));
}
