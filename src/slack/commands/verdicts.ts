import { settle } from '../../domain/ledger/assumption';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { takeWord } from '../text/arguments';
import { atTime } from '../text/instants';
import { readTyped } from '../text/read-mrkdwn';

/** What `confirm`, `partly` and `rule-out` do: settle the assumption that comes first, with the evidence behind it. */
function settleAs(verdict: AssumptionVerdict): Command['run'] {
  return async ({ args, at, now, change }) => {
    const { word, rest } = takeWord(args);
    const after = await change((incident) => settle(incident, verdict, word, readTyped(rest), at));
    return toAsker(
      `*${word.toUpperCase().replace(/^(\d)/, 'A$1')}* is ${verdict}${atTime(at, after.zone, now)}.`,
    );
  };
}

/** Confirms an assumption. */
export const confirm: Command = {
  name: 'confirm',
  usage: 'confirm <A1> [evidence]',
  summary: 'Confirms an assumption',
  isForGuests: true,
  example: 'confirm A1 the pool graph is flat at its limit',

  run: settleAs('confirmed'),
};

/** Says that a part of an assumption was right: the evidence says which. */
export const partly: Command = {
  name: 'partly',
  aliases: ['partly-right'],
  usage: 'partly <A1> [evidence]',
  summary: 'Says that a part of an assumption was right',
  isForGuests: true,
  example: 'partly A1 the pool was full, but only after the deploy',

  run: settleAs('partly right'),
};

/** Rules an assumption out: a misleading path, and the time it took. */
export const ruleOut: Command = {
  name: 'rule-out',
  aliases: ['ruleout', 'reject'],
  usage: 'rule-out <A1> [evidence]',
  summary: 'Rules an assumption out',
  isForGuests: true,
  example: 'rule-out A1 the pool is half empty',

  run: settleAs('ruled out'),
};
