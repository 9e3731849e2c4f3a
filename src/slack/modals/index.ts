import type { Modal } from '../interactions/modal';
import { addMessageModal } from './add-message';
import { assume } from './assume';
import { changeEntry } from './change-entry';
import { changesNeeded } from './changes-needed';
import { chooseEntry } from './choose-entry';
import { close } from './close';
import { declare } from './declare';
import { dropFollowUp } from './drop-follow-up';
import { editSection } from './edit-section';
import { escalate } from './escalate';
import { fields } from './fields';
import { times } from './times';
import { update } from './update';

/** Every modal. */
export const modals: readonly Modal[] = [
  declare,
  update,
  escalate,
  assume,
  times,
  close,
  editSection,
  addMessageModal,
  chooseEntry,
  changeEntry,
  dropFollowUp,
  fields,
  changesNeeded,
];
