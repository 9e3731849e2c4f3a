import type { Log } from '../app/ports';
import type { Config } from '../config';
import { openLog } from '../log';
import type { Firelog } from '../main';
import { HealthServer } from '../metrics/health-server';
import { errorCode } from '../storage/failure/error-code';
import { CommandFailed } from './output';

/** How long a stop may take before the process ends all the same; what is left resumes at the next start. */
export const MAX_STOP = 10_000;

/** Stops something that was started. */
export type Stop = () => Promise<void>;

/** Opens the log of a bot that starts. */
export function openStartLog(config: Config): Log {
  const log = openLog(config.logLevel);
  // The socket client leaves some of its own failures to nobody: they are logged, and the bot goes on rather than leave
  // an incident alone.
  process.on('unhandledRejection', (error) => log.error({ error }, 'A failure that nobody handled'));
  return log;
}

/** Serves how whichever bot is on is doing. */
export async function serveHealth(
  config: Config,
  running: { readonly firelog: Firelog },
  stops: Stop[],
  host?: string,
): Promise<HealthServer> {
  const { requests } = running.firelog;
  const parts = {
    get metrics() {
      return running.firelog.metrics;
    },
    get readiness() {
      return running.firelog.readiness;
    },
    ...(requests !== undefined && { requests }),
  };
  const health = await listening('PORT', config.port, () => HealthServer.start(config.port, parts, host));
  stops.unshift(() => health.stop());
  return health;
}

/** Runs what listens on a port; a port that is taken is said in a sentence. */
export async function listening<T>(setting: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const code = errorCode(error);
    const isListening =
      typeof error === 'object' && error !== null && 'syscall' in error && error.syscall === 'listen';
    if (!isListening && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) {
      throw new CommandFailed(
        'data/playground cannot be written. Start where the process may write, or mend the folder’s rights.',
      );
    }
    if (!isListening || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error;
    const what = code === 'EACCES' ? 'may not be used by this process' : 'is in use by another program';
    throw new CommandFailed(`${setting} is ${port}, which ${what}. Set ${setting} to another port.`);
  }
}
