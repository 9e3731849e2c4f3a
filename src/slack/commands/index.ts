import { assume } from './assume';
import { close } from './close';
import type { Command } from './command';
import { confirm } from './confirm';
import { escalate } from './escalate';
import { helpOf } from './help';
import { note } from './note';
import { postmortem } from './postmortem';
import { ruleOut } from './rule-out';
import { start } from './start';
import { status } from './status';
import { timeline } from './timeline';
import { times } from './times';

/** Every subcommand, in the order in which help lists them. */
export const commands: readonly Command[] = [
  start,
  note,
  assume,
  confirm,
  ruleOut,
  escalate,
  status,
  times,
  timeline,
  postmortem,
  close,
  helpOf(() => commands),
];
