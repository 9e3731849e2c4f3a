import { SystemClock } from '../app/system-clock';
import { type Config, readConfig, type SlackConfig } from '../config';
import { openLog, traceOf } from '../log';
import { startFirelog } from '../main';
import { HealthServer } from '../metrics/health-server';
import { type Embedded, openEmbedded, playgroundFolder } from './embedded';
import { CommandFailed, complain, say, sentenceOf } from './output';

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
  const embedded = await listening('PLAYGROUND_PORT', config.playgroundPort, () =>
    openEmbedded(playgroundFolder, {
      port: config.playgroundPort,
      command: config.settings.command,
      announcements: config.settings.announcements,
    }),
  );
  stops.unshift(() => embedded.playground.stop());
  const health = await startBot(playgroundConfig(config, embedded), slackOf(embedded), stops, '127.0.0.1');
  say(
    `Firelog runs in the playground: ${embedded.playground.url} (health: http://127.0.0.1:${health.port}/healthz)`,
  );
}

async function startOnSlack(config: Config, slack: SlackConfig, stops: Stop[]): Promise<void> {
  const health = await startBot(config, slack, stops);
  say(`Firelog runs on Slack. Health: port ${health.port}, /healthz, /readyz and /metrics.`);
}

async function startBot(
  config: Config,
  slack: SlackConfig,
  stops: Stop[],
  host?: string,
): Promise<HealthServer> {
  const log = openLog(config.logLevel);
  // The socket client leaves some of its own failures to nobody (an envelope without an event is one): they are
  // logged, and the bot goes on rather than leave an incident alone.
  process.on('unhandledRejection', (error) => log.error({ error }, 'A failure that nobody handled'));
  const firelog = await startFirelog({ config, slack, clock: new SystemClock(), log });
  stops.unshift(() => firelog.stop());
  const health = await listening('PORT', config.port, () => HealthServer.start(config.port, firelog, host));
  stops.unshift(() => health.stop());
  return health;
}

function playgroundConfig(config: Config, { playground, databaseUrl }: Embedded): Config {
  return { ...config, slackApiUrl: playground.apiUrl, databaseUrl };
}

function slackOf({ playground }: Embedded): SlackConfig {
  return { botToken: playground.botToken, appToken: playground.appToken };
}

/** Runs what listens on a port; a port that is taken is said in a sentence. */
async function listening<T>(setting: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
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
