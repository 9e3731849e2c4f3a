import type { View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { assume as assumeFact } from '../../domain/ledger/assumption';
import { plain } from '../../domain/text/wording';
import { modalView, textField } from '../block-kit/modal-view';
import { readWhen, whenField } from '../block-kit/when-field';
import type { Modal } from '../interactions/modal';

const callback = 'assume';

/** What is taken to be so, and since when. */
export function assumeView(incident: Incident): View {
  const words = { title: `Assume in ${incidentName(incident)}`, submit: 'Assume' };
  return modalView(callback, { incident: incident.number }, words, [
    textField({
      block: 'text',
      label: 'What do you take to be so?',
      hint: 'For example: the connection pool is exhausted. It is confirmed or ruled out later.',
      lines: true,
      required: true,
    }),
    whenField('at', 'Since when?', { zone: incident.zone, hint: 'Empty means now.' }),
  ]);
}

/** Records what the responders take to be so. */
export const assume: Modal = {
  callback,
  firstBlock: 'text',
  isForGuests: true,

  async submit({ values, now, incident: find, change }) {
    const incident = await find();
    const at = readWhen(values, 'at', { now, zone: incident.zone });
    await change((current) => assumeFact(current, plain(values.text('text') ?? ''), at));
    return undefined;
  },
};
