import type { View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { type FollowUp, followUpName } from '../../domain/ledger/follow-up';
import { settleFollowUp } from '../../domain/ledger/settle-follow-up';
import type { PersonId } from '../../domain/person';
import { plain } from '../../domain/text/wording';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { section } from '../block-kit/message';
import { modalView, textField } from '../block-kit/modal-view';
import { unreadableForm } from '../block-kit/private-metadata';
import type { Modal } from '../interactions/modal';
import { shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';

const callback = 'drop-follow-up';

const MAX_TASK = 500;

/** Why a follow-up is dropped. */
export function dropFollowUpView(
  incident: Incident,
  task: FollowUp,
  nameOf: (person: PersonId) => string,
): View {
  const name = followUpName(task);
  const words = { title: `Drop ${name} of ${incidentName(incident)}`, submit: 'Drop it' };
  const text = shortenMrkdwn(writeMrkdwn(task.text, nameOf, shownSecrets(incident)), MAX_TASK);
  return modalView(callback, { incident: incident.number, followUp: task.number }, words, [
    section(`*${name}*  ${text}`),
    textField({
      block: 'reason',
      label: 'Why does nobody need to do it?',
      hint: 'The draft says so. For example: the service is switched off in June.',
      lines: true,
      required: true,
    }),
  ]);
}

/** Drops the follow-up that the form was opened for. */
export const dropFollowUp: Modal = {
  callback,
  firstBlock: 'reason',
  isForGuests: true,

  async submit({ values, carried, change }) {
    const { followUp } = carried;
    if (followUp === undefined) throw unreadableForm();
    const reason = plain(values.text('reason') ?? '');
    await change((incident) =>
      settleFollowUp(incident, { state: 'dropped', reference: String(followUp), reason }),
    );
    return undefined;
  },
};
