import type { Log } from '../app/ports';
import { SystemClock } from '../app/system-clock';
import { type Config, readConfig, type SlackConfig } from '../config';
import { openLog, traceOf } from '../log';
import { type Firelog, startFirelog } from '../main';
import { HealthServer } from '../metrics/health-server';
import { isLoopback } from '../playground/http/foreign';
import { FrontDoor } from '../playground/http/front-door';
import { errorCode } from '../storage/error-code';
import { endWhenCutOff } from './cut-off';
import { playgroundFolder } from './embedded';
import { CommandFailed, complain, say, sentenceOf } from './output';
import { StageDirector } from './stage-director';

/** How long a stop may take before the process ends all the same; what is left resumes at the next start. */
const longestStop = 10_000;

/** What was started and has to be stopped, in this order. */
type Stop = () => Promise<void>;

/** Starts the bot, on Slack with tokens and in the playground without, and stops it when the system asks. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const stops: Stop[] = [];
  stopOnSignal(stops);
  try {
    if (config.slack === undefined) await startInPlayground(config, stops);
    else await startOnSlack(config, config.slack, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function startInPlayground(config: Config, stops: Stop[]): Promise<void> {
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

async function startOnSlack(config: Config, slack: SlackConfig, stops: Stop[]): Promise<void> {
  const log = openStartLog(config);
  const cutOff = endWhenCutOff(config, log, () => stopAll(stops));
  const firelog = await startFirelog({ config, slack, clock: new SystemClock(), log, ...cutOff });
  stops.unshift(() => firelog.stop());
  const health = await serveHealth(config, { firelog }, stops);
  say(`Firelog runs on Slack. Health: port ${health.port}, /healthz, /readyz and /metrics.`);
}

function openStartLog(config: Config): Log {
  const log = openLog(config.logLevel);
  // The socket client leaves some of its own failures to nobody: they are logged, and the bot goes on rather than leave
  // an incident alone.
  process.on('unhandledRejection', (error) => log.error({ error }, 'A failure that nobody handled'));
  return log;
}

/** Serves how whichever bot is on is doing. */
async function serveHealth(
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
async function listening<T>(setting: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const code = errorCode(error);
    const isListening = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
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

function stopOnSignal(stops: Stop[]): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), longestStop).unref();
      stopAll(stops).then(
        () => process.exit(0),
        (error: unknown) => {
          complain(`Firelog did not stop cleanly: ${traceOf(error)}`);
          process.exit(1);
        },
      );
    });
  }
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.shift(); stop !== undefined; stop = stops.shift()) await stop();
}

start().catch((error: unknown) => {
  complain(sentenceOf(error) ?? `Firelog could not start: ${traceOf(error)}`);
  process.exitCode = 1;
});
