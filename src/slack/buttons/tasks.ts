import type { Button as SlackButton } from '@slack/web-api';
import { changeEntry } from '../../domain/entries/change-entry';
import { chosen } from '../../domain/entries/redact-entry';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { type FollowUp, followUpName, taskKey } from '../../domain/ledger/follow-up';
import { confirmFollowUp, declineFollowUp } from '../../domain/review/publish';
import { button } from '../block-kit/message';
import type { Button } from '../interactions/button';
import { changeEntryView } from '../modals/change-entry';

/** The owner of the follow-up whose number stands in its value says that they do it. */
export const confirmTask: Button = {
  action: 'task-confirm',
  label: 'I’ll do it',
  isForGuests: true,

  async press({ value, user, change }) {
    await change((incident) => confirmFollowUp(incident, Number(value), user));
    return undefined;
  },
};

/** The owner of a follow-up says that it is not theirs: it has no owner then, and whoever has the postmortem is told. */
export const declineTask: Button = {
  action: 'task-decline',
  label: 'Not mine',
  isForGuests: true,

  async press({ value, user, now, change }) {
    await change((incident) => {
      const declined = declineFollowUp(incident, Number(value), user);
      const key = taskKey(incident, Number(value));
      return [...changeEntry(incident, key, { owner: null }, { person: user, now }), ...declined];
    });
    return undefined;
  },
};

/** Opens the form of a follow-up, in which it gets an owner and a day. */
export const changeTask: Button = {
  action: 'task-change',
  label: 'Owner and day',

  async press({ value, nameOf, incident: find }) {
    const incident = await find();
    const key = taskKey(incident, Number(value));
    return { open: changeEntryView(incident, chosen(incident, key), nameOf) };
  },
};

/** The buttons by which the owner of a follow-up confirms it, or says that it is not theirs. */
export function confirmButtons(incident: Pick<Incident, 'number'>, task: FollowUp): SlackButton[] {
  return [confirmTask, declineTask].map((each) => taskButton(each, incident, task));
}

/** The button that opens the form of a follow-up. */
export function changeTaskButton(incident: Pick<Incident, 'number'>, task: FollowUp): SlackButton {
  return taskButton(changeTask, incident, task);
}

function taskButton(
  { action, label }: Button,
  incident: Pick<Incident, 'number'>,
  task: FollowUp,
): SlackButton {
  return {
    ...button(action, label, `${incident.number}:${task.number}`),
    // Read aloud, one “Not mine” of many says nothing.
    accessibility_label: `${label}: ${incidentName(incident)} ${followUpName(task)}`,
  };
}
