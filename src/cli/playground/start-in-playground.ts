import type { Config } from '../../config';
import { isLoopback } from '../../playground/http/foreign';
import { SharedServer } from '../../playground/http/shared-server';
import { errorCode } from '../../storage/failure/error-code';
import { CommandFailed, print } from '../output';
import { listening, openStartLog, type Stop, serveHealth } from '../serving';
import { playgroundFolder } from './embedded';
import { SessionController } from './session-controller';

/** Starts the playground with the bot in it. */
export async function startInPlayground(config: Config, stops: Stop[]): Promise<void> {
  if (config.port === config.playgroundPort && config.port !== 0) {
    throw new CommandFailed(
      `PORT and PLAYGROUND_PORT are both ${config.port}. Set one of them to another port.`,
    );
  }
  const log = openStartLog(config);
  const { playgroundPort, playgroundHost } = config;
  const sharedServer = await listening('PLAYGROUND_PORT', playgroundPort, () =>
    SharedServer.open(playgroundPort, playgroundHost).catch((error: unknown) => {
      throw isNoAddress(error)
        ? new CommandFailed(
            'PLAYGROUND_HOST names no address of this machine. Leave it out for this machine alone.',
          )
        : error;
    }),
  );
  stops.unshift(() => sharedServer.close());
  const controller = await listening('PLAYGROUND_PORT', playgroundPort, () =>
    SessionController.open({ config, log, folder: playgroundFolder, sharedServer }),
  );
  stops.unshift(() => controller.stop());
  const health = await serveHealth(config, controller, stops, '127.0.0.1');
  print(
    `Firelog runs in the playground: ${controller.url} (health: http://127.0.0.1:${health.port}/healthz)`,
  );
  if (!isLoopback(playgroundHost)) print(warningFor(playgroundHost, sharedServer.port));
}

function isNoAddress(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(errorCode(error));
}

/** What it means that the playground can be reached from elsewhere. */
function warningFor(host: string, port: number): string {
  return (
    `PLAYGROUND_HOST is ${host}: whoever reaches port ${port} can read all of the playground, ` +
    'write as anybody in it and start it over. Nobody is asked who they are.'
  );
}
