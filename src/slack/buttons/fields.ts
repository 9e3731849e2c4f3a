import type { Settings } from '../../app/settings';
import type { Field } from '../../domain/details/field';
import { owedFields } from '../../domain/details/field-value';
import type { Incident } from '../../domain/incident/incident';
import { actions, type BlockMessage, button, section } from '../block-kit/message';
import type { Button } from '../interactions/button';
import { fieldsView } from '../modals/fields';
import { escaped } from '../text/mrkdwn';

const fieldsAction = 'card-fields';

/** Opens the form of what the settings ask of an incident; on the card while something of it is owed. */
export const fields: Button = {
  action: fieldsAction,
  label: 'Fields',
  onCard: (incident, settings) => owedFields(incident, settings.fields).length > 0,

  async press({ incident: find, settings }) {
    return { open: fieldsView(await find(), settings) };
  },
};

/** What is to be filled in by now, and a button to do so; undefined where that is nothing. */
export function fieldsOffer(incident: Incident, settings: Settings): BlockMessage | undefined {
  const owed = owedFields(incident, settings.fields);
  if (owed.length === 0) return undefined;
  const text = `To be filled in: ${owed.map(({ label }) => `*${escaped(label)}*`).join(', ')}`;
  const row = actions([button(fieldsAction, fillInLabel(owed), String(incident.number))]);
  return { text, blocks: [section(text), row] };
}

function fillInLabel({ length }: readonly Field[]): string {
  return length === 1 ? 'Fill in 1 field' : `Fill in ${length} fields`;
}
