import { z } from 'zod';
import { type Method, method } from '../calling/method';
import { SlackError } from '../state/slack-error';

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
