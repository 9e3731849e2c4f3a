import type { Log } from '../app/ports';
import type { Config } from '../config';
import type { FirelogOptions } from '../main';
import { complain } from './output';
import { MAX_STOP } from './serving';

/** With this code the process ends that Slack is out of reach for: “try again later”, in the words of sysexits.h. */
export const tryAgainLater = 75;

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
  const exit = (): void => process.exit(tryAgainLater);
  const end = (why: string): void => {
    log.error({ exit: tryAgainLater }, why);
    complain(why);
    setTimeout(exit, MAX_STOP);
    stop().then(exit, exit);
  };
  return { whenCutOff: { after: slackPatience, end } };
}
