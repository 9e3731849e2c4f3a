import type { Incident } from '../../domain/incident/incident';
import { holdersOf } from '../../domain/ledger/role';
import { acceptRole, declineRole, takeRole } from '../../domain/ledger/take-role';
import { isOver } from '../../domain/promises/promises';
import { lead, roleNamed } from '../../domain/role';
import type { Button } from '../interactions/button';

/** The action of the button that takes the lead. */
export const leadAction = 'card-lead';

/** The action of the button by which somebody takes what they were asked to take. */
export const haveItAction = 'have-it';

/** The action of the button by which somebody declines what they were asked to take. */
export const unableAction = 'cannot-have-it';

/** Takes the lead, on the card while nobody has it. What the channel reads says who leads. */
export const takeLead: Button = {
  action: leadAction,
  label: 'I’ll lead',
  onCard: isLeaderless,
  isNext: isLeaderless,

  async press({ user, settings, change }) {
    const role = roleNamed(lead, settings.roles);
    await change((incident) => takeRole(incident, role, { person: user, ifVacant: true }));
    return undefined;
  },
};

function isLeaderless(incident: Incident): boolean {
  return holdersOf(incident, lead).length === 0 && !isOver(incident);
}

/** Takes what somebody was asked to take; the message that holds the button then shows since when they have it. */
export const haveIt: Button = {
  action: haveItAction,
  label: 'I have it',

  async press({ value, user, change }) {
    await change((incident) => acceptRole(incident, Number(value), user));
    return undefined;
  },
};

/** Declines what somebody was asked to take; the message that holds the button then says so, and whoever asked is told. */
export const unable: Button = {
  action: unableAction,
  label: 'I can’t',

  async press({ value, user, change }) {
    await change((incident) => declineRole(incident, Number(value), user));
    return undefined;
  },
};
