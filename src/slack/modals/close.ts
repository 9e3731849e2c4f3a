import type { View } from '@slack/web-api';
import { close as closeIncident } from '../../domain/close';
import { type Closing, closingFields } from '../../domain/closing';
import { type Incident, incidentName } from '../../domain/incident';
import type { PersonId } from '../../domain/person';
import { prefill } from '../../domain/prefill';
import { modalView, textField } from '../form/modal-view';
import type { Modal } from './modal';

const callback = 'close';

const labels: Readonly<Record<keyof Closing, { label: string; hint?: string }>> = {
  summary: { label: 'Summary', hint: 'One or two sentences for somebody who was not there.' },
  impact: { label: 'Impact', hint: 'What was down or slow, and what people saw of it.' },
  share: { label: 'Share of users affected', hint: 'For example: 80 % of mobile users.' },
  detection: { label: 'How it was detected', hint: 'By an alert, an engineer or a customer?' },
  rootCause: { label: 'Root cause', hint: 'The first sentence also stands in the summary.' },
  resolution: { label: 'Resolution', hint: 'How it was fixed, for now and for good.' },
  lessons: { label: 'Lessons', hint: 'What went well, what did not, where you were lucky.' },
  improvements: {
    label: 'Improvements',
    hint: 'What could be better, one a line. Tasks are follow-ups of their own.',
  },
};

/** The fields of a closing, prefilled from what was captured. */
export function closeView(incident: Incident, nameOf: (person: PersonId) => string): View {
  const captured = prefill(incident, nameOf);
  const name = incidentName(incident);
  return modalView(callback, String(incident.number), { title: `Close ${name}`, submit: 'Close incident' }, [
    ...closingFields.map((field) =>
      textField({
        block: field,
        lines: field !== 'share',
        ...labels[field],
        ...(captured[field] !== undefined && { value: captured[field] }),
      }),
    ),
  ]);
}

/** Closes the incident and asks for its draft. */
export const close: Modal = {
  callback,
  firstBlock: 'summary',

  async submit({ values, incident: find, change }) {
    const { ref } = await find();
    const filled = closingFields.flatMap((field) => {
      const text = values.text(field);
      return text === undefined ? [] : [[field, text] as const];
    });
    await change(ref, (incident) => closeIncident(incident, Object.fromEntries(filled)));
    return undefined;
  },
};
