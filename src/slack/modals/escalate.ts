import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { Target } from '../../domain/target';
import { plain } from '../../domain/text/wording';
import { Refusal } from '../../errors';
import { choiceField, option } from '../block-kit/choice-field';
import { inputAction, modalView, textField } from '../block-kit/modal-view';
import type { ModalValues } from '../block-kit/values';
import { helpAskedBy, targetsNamed } from '../interactions/escalation-request';
import type { Modal } from '../interactions/modal';

const callback = 'escalate';

/** A choice's value has room for this many characters; a team with a longer name is typed as a name. */
const MAX_VALUE = 150;

/** Who is to be brought in, and why. */
export function escalateView(incident: Incident, settings: Settings): View {
  const teams = Object.keys(settings.teams).filter((name) => name.length <= MAX_VALUE);
  const words = { title: `Escalate ${incidentName(incident)}`, submit: 'Bring them in' };
  return modalView(callback, { incident: incident.number }, words, [
    peopleField(),
    ...(teams.length === 0
      ? []
      : [choiceField({ block: 'team', label: 'A team', options: teams.map((name) => option(name, name)) })]),
    textField({
      block: 'outside',
      label: 'Somebody outside',
      hint: 'The name of a vendor, for example: it is recorded, and nobody is invited.',
      most: 150,
    }),
    textField({ block: 'reason', label: 'Why?', lines: true }),
  ]);
}

/** Brings somebody in and asks for an acknowledgement. */
export const escalate: Modal = {
  callback,
  firstBlock: 'people',

  async submit({ user, values, settings, whoIs, incident: find, change }) {
    // Whoever may not act on it reads that first.
    await find();
    const to = targetsIn(values, settings);
    if (to.length === 0) throw new Refusal('nobody', 'Choose somebody, a team, or name who else is to help.');
    const request = { to, reason: plain(values.text('reason') ?? '') };
    await change(await helpAskedBy({ user, settings, whoIs }, request));
    return undefined;
  },
};

function targetsIn(values: ModalValues, settings: Settings): readonly Target[] {
  const names = [values.choice('team'), values.text('outside')].filter((name) => name !== undefined);
  return [
    ...values.people('people').map((person) => ({ person })),
    ...names.flatMap((name) => targetsNamed(name, settings)),
  ];
}

function peopleField(): KnownBlock {
  return {
    type: 'input',
    block_id: 'people',
    optional: true,
    label: { type: 'plain_text', text: 'Whom do you need?' },
    element: { type: 'multi_users_select', action_id: inputAction },
  };
}
