import type { Button as SlackButton } from '@slack/web-api';
import { incidentName } from '../../domain/incident/incident';
import { type FollowUp, followUpName } from '../../domain/ledger/follow-up';
import { findFollowUp, settleFollowUp } from '../../domain/ledger/settle-follow-up';
import { button } from '../block-kit/message';
import type { Button } from '../interactions/button';
import { dropFollowUpView } from '../modals/drop-follow-up';

const doneAction = 'follow-up-done';
const dropAction = 'follow-up-drop';

/** Says that the follow-up is done whose number stands in its value. */
export const followUpDone: Button = {
  action: doneAction,
  label: 'Done',
  isForGuests: true,

  async press({ value, change }) {
    await change((incident) => settleFollowUp(incident, { state: 'done', reference: value, reason: [] }));
    return undefined;
  },
};

/** Asks why the follow-up is dropped whose number stands in its value. */
export const followUpDrop: Button = {
  action: dropAction,
  label: 'Drop',
  isForGuests: true,

  async press({ value, nameOf, incident: find }) {
    const incident = await find();
    return { open: dropFollowUpView(incident, findFollowUp(incident, 'dropped', value), nameOf) };
  },
};

/** The two buttons of a follow-up that is open, for a row wherever it is shown. */
export function followUpButtons(incident: { readonly number: number }, task: FollowUp): SlackButton[] {
  const about = `${incidentName(incident)} ${followUpName(task)}`;
  return [followUpDone, followUpDrop].map(({ action, label }) => ({
    ...button(action, label, `${incident.number}:${task.number}`),
    // Read aloud, one “Done” of many says nothing.
    accessibility_label: `${label}: ${about}`,
  }));
}
