import { settle } from '../domain/assumption';
import type { VerdictKind } from '../domain/mark';
import { toAsker } from './answer';
import { takeWord } from './arguments';
import type { Command } from './commands/command';
import { readMrkdwn } from './mrkdwn';
import { atTime } from './views/instants';

/** What `confirm` and `rule-out` do: settle the assumption that comes first, with the evidence behind it. */
export function settleAs(verdict: VerdictKind): Command['run'] {
  return async ({ args, at, now, change }) => {
    const { word, rest } = takeWord(args);
    const after = await change((incident) => settle(incident, verdict, word, readMrkdwn(rest), at));
    return toAsker(
      `*${word.toUpperCase().replace(/^(\d)/, 'A$1')}* is ${verdict}${atTime(at, after.zone, now)}.`,
    );
  };
}
