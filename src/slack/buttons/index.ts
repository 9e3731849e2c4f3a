import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import type { Button, HomeButton, PlainButton } from '../interactions/button';
import { acknowledge, acknowledgeForOthers } from './acknowledge';
import { assume } from './assume';
import { brief } from './brief';
import { changeEntry, mendEntry } from './change-entry';
import { close } from './close';
import { declare } from './declare';
import { escalate } from './escalate';
import { escalateToOwner } from './escalate-to-owner';
import { fields } from './fields';
import { followUpDone, followUpDrop } from './follow-ups';
import { follow, unfollow } from './following';
import { keepChannel } from './keep-channel';
import { makePublic } from './make-public';
import { notASecret } from './not-a-secret';
import { editSectionButton, listSections, newDraft } from './postmortem';
import { dropOwed, putOffPromise, putOffToTomorrow } from './promises';
import { publishAnyway } from './publish';
import { resolve } from './resolve';
import { retry } from './retry';
import { changesNeeded, reviewed } from './review';
import { haveIt, takeLead, unable } from './roles';
import { setSeverity } from './set-severity';
import { stopCalling } from './stop-calling';
import { changeTask, confirmTask, declineTask } from './tasks';
import { keepTime, takeTime, typeTime } from './time-offers';
import { times } from './times';
import { update } from './update';
import { wholeHelp } from './whole-help';
import { withdraw } from './withdraw';

/** Every button; those of the pinned card in the order in which they stand there. */
export const buttons: readonly Button[] = [
  takeLead,
  update,
  escalate,
  assume,
  times,
  brief,
  fields,
  close,
  haveIt,
  unable,
  acknowledge,
  acknowledgeForOthers,
  stopCalling,
  withdraw,
  changeEntry,
  mendEntry,
  notASecret,
  retry,
  makePublic,
  setSeverity,
  takeTime,
  keepTime,
  typeTime,
  putOffPromise,
  dropOwed,
  resolve,
  followUpDone,
  followUpDrop,
  follow,
  unfollow,
  escalateToOwner,
  keepChannel,
  editSectionButton,
  listSections,
  newDraft,
  putOffToTomorrow,
  reviewed,
  changesNeeded,
  publishAnyway,
  confirmTask,
  declineTask,
  changeTask,
];

/** The buttons of the Home tab. */
export const homeButtons: readonly HomeButton[] = [declare];

/** The buttons that are about no incident, on messages. */
export const plainButtons: readonly PlainButton[] = [wholeHelp];

/** The buttons of the pinned card, as the incident stands: what comes next first. */
export function cardButtons(incident: Incident, settings: Settings): readonly Button[] {
  const shown = buttons.filter((button) => button.onCard?.(incident, settings));
  const isNext = (button: Button) => button.isNext?.(incident) === true;
  return [...shown.filter(isNext), ...shown.filter((button) => !isNext(button))];
}
