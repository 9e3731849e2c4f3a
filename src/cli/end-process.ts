import type { Log } from '../app/ports';
import type { Config } from '../config';
import type { FirelogOptions } from '../main';
import { complain } from './output';
import { MAX_STOP } from './serving';

/** With this code the process ends that Slack is out of reach for: “try again later”, in the words of sysexits.h. */
export const tryAgainLater = 75;
/** With this code the process ends that is older than its database: “configuration error”, in the same words. */
export const wrongVersion = 78;

/**
 * What ends the process when Slack stays out of reach for as long as the settings say, for whatever watches over it to
 * start a fresh one. In the playground nothing does: there Slack is in the process itself.
 */
export function endWhenCutOff(
  { slack, slackPatience }: Config,
  log: Log,
  stop: () => Promise<void>,
): Pick<FirelogOptions, 'whenCutOff'> {
  if (slack === undefined || slackPatience === undefined) return {};
  return { whenCutOff: { after: slackPatience, end: (why) => end(why, tryAgainLater, log, stop) } };
}

/** What ends the process once a newer one migrated the database: started anew it would only say so again. */
export function endWhenOutdated(log: Log, stop: () => Promise<void>): Pick<FirelogOptions, 'whenOutdated'> {
  let isEnding = false;
  return {
    whenOutdated: (why) => {
      if (isEnding) return;
      isEnding = true;
      end(why, wrongVersion, log, stop);
    },
  };
}

function end(why: string, code: number, log: Log, stop: () => Promise<void>): void {
  const exit = (): void => process.exit(code);
  log.error({ exit: code }, why);
  complain(why);
  setTimeout(exit, MAX_STOP);
  stop().then(exit, exit);
}
