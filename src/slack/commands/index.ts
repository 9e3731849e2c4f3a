import type { Command } from '../interactions/command';
import { assume } from './assume';
import { brief } from './brief';
import { cancel } from './cancel';
import { check } from './check';
import { close } from './close';
import { escalate } from './escalate';
import { fields } from './fields';
import { followUp } from './follow-up';
import { subscribe, unsubscribe } from './following';
import { helpOf } from './help';
import { list } from './list';
import { note } from './note';
// A build of an earlier version left a file beside the folder.
import { postmortem } from './postmortem/index';
import { reopen } from './reopen';
import { handOver, lead, role, stepDown } from './roles';
import { service } from './service';
import { done, drop } from './settle-follow-ups';
import { severity } from './severity';
import { start } from './start';
import { status } from './status';
import { timeline } from './timeline';
import { times } from './times';
import { title } from './title';
import { undo } from './undo';
import { update } from './update';
import { confirm, partly, ruleOut } from './verdicts';
import { zone } from './zone';

/** Every subcommand, in the order in which help lists them. */
export const commands: readonly Command[] = [
  start,
  note,
  undo,
  assume,
  confirm,
  partly,
  ruleOut,
  escalate,
  lead,
  role,
  handOver,
  stepDown,
  brief,
  severity,
  status,
  title,
  zone,
  service,
  fields,
  update,
  subscribe,
  unsubscribe,
  times,
  followUp,
  done,
  drop,
  timeline,
  check,
  list,
  postmortem,
  close,
  reopen,
  cancel,
  helpOf(() => commands),
];
