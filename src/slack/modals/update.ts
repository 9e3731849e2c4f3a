import type { View } from '@slack/web-api';
import { update as tellStakeholders } from '../../domain/decisions/update';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { plain } from '../../domain/text/wording';
import { modalView, textField } from '../block-kit/modal-view';
import type { Modal } from '../interactions/modal';

const callback = 'update';

/** What the stakeholders are to be told. */
export function updateView(incident: Incident): View {
  const words = { title: `Update on ${incidentName(incident)}`, submit: 'Tell them' };
  return modalView(callback, { incident: incident.number }, words, [
    textField({
      block: 'text',
      label: 'What should the stakeholders know?',
      hint: 'For example: a fix is being tested, next update at 15:30.',
      lines: true,
      required: true,
    }),
  ]);
}

/** Tells the stakeholders where things stand. */
export const update: Modal = {
  callback,
  firstBlock: 'text',

  async submit({ values, change }) {
    await change((incident) => tellStakeholders(incident, plain(values.text('text') ?? '')));
    return undefined;
  },
};
