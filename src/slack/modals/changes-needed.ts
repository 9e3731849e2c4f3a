import type { View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { giveReview } from '../../domain/review/give-review';
import { typedText } from '../../domain/text/lists';
import { modalView, textField } from '../block-kit/modal-view';
import { unreadableForm } from '../block-kit/private-metadata';
import type { Modal } from '../interactions/modal';

const callback = 'changes-needed';

/** What a reviewer wants changed in a postmortem. */
export function changesNeededView(incident: Incident, review: number): View {
  const words = { title: `Changes to ${incidentName(incident)}`, submit: 'Send' };
  return modalView(callback, { incident: incident.number, review }, words, [
    textField({
      block: 'text',
      label: 'What is to be changed in the postmortem?',
      hint: 'Whoever has the postmortem reads this, and so does everybody in the incident’s channel. One thing a line is easiest to work off.',
      lines: true,
      required: true,
    }),
  ]);
}

/** Says what the reviewer wants changed for whom the form was opened. */
export const changesNeeded: Modal = {
  callback,
  firstBlock: 'text',

  async submit({ values, carried, user, change }) {
    const { review } = carried;
    if (review === undefined) throw unreadableForm();
    const text = typedText(values.text('text') ?? '');
    await change((incident) =>
      giveReview(incident, review, { person: user, verdict: 'changes wanted', text }),
    );
    return undefined;
  },
};
