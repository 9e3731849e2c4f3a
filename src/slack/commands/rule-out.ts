import { settleAs } from '../verdict-command';
import type { Command } from './command';

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
