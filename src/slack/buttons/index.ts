import type { Incident } from '../../domain/incident/incident';
import type { Button, HomeButton } from '../interactions/button';
import { acknowledge, acknowledgeForOthers } from './acknowledge';
import { assume } from './assume';
import { brief } from './brief';
import { changeEntry } from './change-entry';
import { close } from './close';
import { declare } from './declare';
import { escalate } from './escalate';
import { followUpDone, followUpDrop } from './follow-ups';
import { keepChannel } from './keep-channel';
import { makePublic } from './make-public';
import { notASecret } from './not-a-secret';
import { dropOwed, putOffPromise } from './promises';
import { resolve } from './resolve';
import { retry } from './retry';
import { haveIt, takeLead } from './roles';
import { setSeverity } from './set-severity';
import { keepTime, takeTime, typeTime } from './time-offers';
import { times } from './times';
import { update } from './update';
import { withdraw } from './withdraw';

/** Every button; those of the pinned card in the order in which they stand there. */
export const buttons: readonly Button[] = [
  takeLead,
  update,
  escalate,
  assume,
  times,
  brief,
  close,
  haveIt,
  acknowledge,
  acknowledgeForOthers,
  withdraw,
  changeEntry,
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
  keepChannel,
];

/** The buttons of the Home tab. */
export const homeButtons: readonly HomeButton[] = [declare];

/** The buttons of the pinned card, as the incident stands. */
export function cardButtons(incident: Incident): readonly Button[] {
  return buttons.filter((button) => button.onCard?.(incident));
}
