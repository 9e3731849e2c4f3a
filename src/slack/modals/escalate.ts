import type { KnownBlock, PlainTextOption, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { serviceOf } from '../../domain/details/service';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { Target } from '../../domain/target';
import { plain } from '../../domain/text/wording';
import { Refusal } from '../../errors';
import { choiceField, option } from '../block-kit/choice-field';
import { inputAction, modalView, textField } from '../block-kit/modal-view';
import type { ModalValues } from '../block-kit/values';
import { helpAskedBy, targetsNamed } from '../interactions/escalation-request';
import type { Modal } from '../interactions/modal';
import { shorten } from '../text/mrkdwn';

const callback = 'escalate';

/** A choice's value has room for this many characters; a team with a longer name is typed as a name. */
const MAX_VALUE = 150;
/** A hint of more is read by nobody in a hurry. */
const MAX_HINT = 300;

/** Who is to be brought in, and why; `team` is chosen at first. The teams stand first that own what it is about. */
export function escalateView(incident: Incident, settings: Settings, team?: string): View {
  const owned = ownedBy(incident, settings);
  const teams = teamChoices(owned, settings);
  const words = { title: `Escalate ${incidentName(incident)}`, submit: 'Bring them in' };
  return modalView(callback, { incident: incident.number }, words, [
    peopleField(),
    ...(teams.length === 0
      ? []
      : [
          choiceField({
            block: 'team',
            label: 'A team',
            options: teams,
            ...(owned.size > 0 && { hint: ownersInWords(owned) }),
            ...(team !== undefined && { chosen: team }),
          }),
        ]),
    textField({
      block: 'outside',
      label: 'Somebody outside',
      hint: 'The name of a vendor, for example: it is recorded, and nobody is invited.',
      most: 150,
    }),
    textField({ block: 'reason', label: 'Why?', lines: true }),
  ]);
}

/** Which services each team owns of those that the incident is about. */
type Owned = ReadonlyMap<string, readonly string[]>;

function ownedBy(incident: Incident, { services }: Settings): Owned {
  const owned = new Map<string, readonly string[]>();
  for (const service of incident.services) {
    const owner = serviceOf(service, services)?.owner;
    if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), service]);
  }
  return owned;
}

function ownersInWords(owned: Owned): string {
  const owners = [...owned].map(([team, services]) => `${team} owns ${services.join(', ')}.`);
  return shorten(owners.join(' '), MAX_HINT);
}

function teamChoices(owned: Owned, { teams }: Settings): readonly PlainTextOption[] {
  return [...new Set([...owned.keys(), ...Object.keys(teams)])]
    .filter((name) => name in teams && name.length <= MAX_VALUE)
    .map((name) => {
      const own = owned.get(name);
      return option(name, own === undefined ? name : `${name}, owns ${own.join(', ')}`);
    });
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
