import type { Config } from '../config';
import { isLoopback } from '../playground/http/foreign';
import { FrontDoor } from '../playground/http/front-door';
import { errorCode } from '../storage/error-code';
import { playgroundFolder } from './embedded';
import { CommandFailed, say } from './output';
import { listening, openStartLog, type Stop, serveHealth } from './serving';
import { StageDirector } from './stage-director';

/** Starts the playground with the bot in it. */
export async function startInPlayground(config: Config, stops: Stop[]): Promise<void> {
  if (config.port === config.playgroundPort && config.port !== 0) {
    throw new CommandFailed(
      `PORT and PLAYGROUND_PORT are both ${config.port}. Set one of them to another port.`,
    );
  }
  const log = openStartLog(config);
  const { playgroundPort, playgroundHost } = config;
  const door = await listening('PLAYGROUND_PORT', playgroundPort, () =>
    FrontDoor.open(playgroundPort, playgroundHost).catch((error: unknown) => {
      throw isNoAddress(error)
        ? new CommandFailed(
            'PLAYGROUND_HOST names no address of this machine. Leave it out for this machine alone.',
          )
        : error;
    }),
  );
  stops.unshift(() => door.close());
  const director = await listening('PLAYGROUND_PORT', playgroundPort, () =>
    StageDirector.open({ config, log, folder: playgroundFolder, door }),
  );
  stops.unshift(() => director.stop());
  const health = await serveHealth(config, director, stops, '127.0.0.1');
  say(`Firelog runs in the playground: ${director.url} (health: http://127.0.0.1:${health.port}/healthz)`);
  if (!isLoopback(playgroundHost)) say(warningFor(playgroundHost, door.port));
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
