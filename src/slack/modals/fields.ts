import type { View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { fillInFields } from '../../domain/details/fill-in-fields';
import { chooseServices } from '../../domain/details/name-services';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import { Refusal } from '../../errors';
import { detailFields, readDetailFields } from '../block-kit/detail-fields';
import { modalView } from '../block-kit/modal-view';
import { readServiceField, serviceField } from '../block-kit/service-field';
import type { Modal } from '../interactions/modal';

const callback = 'fields';

/** Everything that the settings ask of an incident, with what stands there: its services and its fields. */
export function fieldsView(incident: Incident, { fields, services }: Settings): View {
  refuseIfCanceled(incident);
  const blocks = [...serviceField(services, incident.services), ...detailFields(fields, incident)];
  if (blocks.length === 0) {
    throw new Refusal(
      'no-fields',
      'No fields and no services are configured. The settings `fields` and `services` list them.',
    );
  }
  const words = { title: `Fields of ${incidentName(incident)}`, submit: 'Save' };
  return modalView(callback, { incident: incident.number }, words, blocks);
}

/** Keeps what was put otherwise; a field that was left as it was changes nothing. */
export const fields: Modal = {
  callback,
  firstBlock: 'services',

  async submit({ values, settings, incident: find, change }) {
    // Whoever may not act on it reads that first.
    await find();
    const chosen = readServiceField(values, settings.services);
    const filled = readDetailFields(values, settings.fields);
    if (chosen.added.length + chosen.removed.length + filled.length === 0) return undefined;
    await change((incident) => [...chooseServices(incident, chosen), ...fillInFields(incident, filled)]);
    return undefined;
  },
};
