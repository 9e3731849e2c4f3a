import { settle } from '../domain/assumption';
import type { VerdictKind } from '../domain/mark';
import { toAsker } from './answer';
import { takeWord } from './arguments';
import type { Command } from './commands/command';
import { readMrkdwn } from './mrkdwn';

/** What `confirm` and `rule-out` do: settle the assumption that comes first, with the evidence behind it. */
export function settleAs(verdict: VerdictKind): Command['run'] {
  return async ({ args, at, change }) => {
    const { word, rest } = takeWord(args);
    await change((incident) => settle(incident, verdict, word, readMrkdwn(rest), at));
    return toAsker(`*${word.toUpperCase().replace(/^(\d)/, 'A$1')}* is ${verdict}.`);
  };
}
