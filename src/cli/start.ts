import { SystemClock } from '../app/system-clock';
import { type Config, readConfig, type SlackConfig } from '../config';
import { traceOf } from '../log';
import { startFirelog } from '../main';
import { endWhenCutOff } from './cut-off';
import { complain, print, sentenceOf } from './output';
import { openStartLog, type Stop, serveHealth } from './serving';

/** How long a stop may take before the process ends all the same; what is left resumes at the next start. */
const MAX_STOP = 10_000;

/** Starts the bot, on Slack with tokens and in the playground without, and stops it when the system asks. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const stops: Stop[] = [];
  stopOnSignal(stops);
  try {
    if (config.slack === undefined) await playground().startInPlayground(config, stops);
    else await startOnSlack(config, config.slack, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** Loaded only where it is played: a bot on Slack starts sooner and is smaller without it. */
function playground(): typeof import('./playground/start-in-playground') {
  return require('./playground/start-in-playground');
}

async function startOnSlack(config: Config, slack: SlackConfig, stops: Stop[]): Promise<void> {
  const log = openStartLog(config);
  const cutOff = endWhenCutOff(config, log, () => stopAll(stops));
  const firelog = await startFirelog({ config, slack, clock: new SystemClock(), log, ...cutOff });
  stops.unshift(() => firelog.stop());
  const health = await serveHealth(config, { firelog }, stops);
  print(`Firelog runs on Slack. Health: port ${health.port}, /healthz, /readyz and /metrics.`);
}

function stopOnSignal(stops: Stop[]): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), MAX_STOP).unref();
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
