import { SystemClock } from '../app/system-clock';
import { type Config, readConfig, type SlackConfig } from '../config';
import { traceOf } from '../log';
import { startFirelog } from '../main';
import { endWhenCutOff, endWhenOutdated } from './end-process';
import { complain, print, sentenceOf } from './output';
import { openStartLog, type Stop, serveHealth } from './serving';

/**
 * Starts the bot, on Slack with tokens and in the playground without, and puts what stops it into `stops`. Resolves to
 * whether it runs; where it does not, it says why and lets go of whatever was opened.
 */
export async function startBot(stops: Stop[]): Promise<boolean> {
  try {
    const config = readConfig(process.env);
    if (config.slack === undefined) await playground().startInPlayground(config, stops);
    else await startOnSlack(config, config.slack, stops);
    return true;
  } catch (error) {
    await stopAll(stops);
    complain(sentenceOf(error) ?? `Firelog could not start: ${traceOf(error)}`);
    return false;
  }
}

/** Stops what was started, the last one first. */
export async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.shift(); stop !== undefined; stop = stops.shift()) await stop();
}

/** Loaded only where it is played: a bot on Slack starts sooner and is smaller without it. */
function playground(): typeof import('./playground/start-in-playground') {
  return require('./playground/start-in-playground');
}

async function startOnSlack(config: Config, slack: SlackConfig, stops: Stop[]): Promise<void> {
  const log = openStartLog(config);
  const stop = (): Promise<void> => stopAll(stops);
  const ends = { ...endWhenCutOff(config, log, stop), ...endWhenOutdated(log, stop) };
  const firelog = await startFirelog({ config, slack, clock: new SystemClock(), log, ...ends });
  stops.unshift(() => firelog.stop());
  const health = await serveHealth(config, { firelog }, stops);
  print(`Firelog runs on Slack. Health: port ${health.port}, /healthz, /readyz and /metrics.`);
}
