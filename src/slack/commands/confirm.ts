import { settleAs } from '../verdict-command';
import type { Command } from './command';

/** Confirms an assumption. */
export const confirm: Command = {
  name: 'confirm',
  usage: 'confirm <A1> [evidence]',
  summary: 'Confirms an assumption',
  isForGuests: true,
  example: 'confirm A1 the pool graph is flat at its limit',

  run: settleAs('confirmed'),
};
