import { z } from 'zod';
import { SlackError } from '../workspace/slack-error';
import { type Method, method } from './method';

/** The app's own connection. */
export const apps: readonly Method[] = [
  method({
    name: 'apps.connections.open',
    token: 'app',
    args: z.object({}),
    run({ installation, workspace }) {
      if (!installation.app.socketMode) throw new SlackError('socket_mode_not_enabled');
      const url = new URL(
        `link/?ticket=${installation.tickets.issue()}&app_id=${workspace.state.app.id}`,
        workspace.url,
      );
      url.protocol = 'ws:';
      return { url: url.href };
    },
  }),
];
