import type { Settings } from '../../app/settings';
import { serviceOf } from '../../domain/details/service';
import type { Incident } from '../../domain/incident/incident';
import { escalationsOf, refuseUnlessEscalating } from '../../domain/ledger/escalation';
import { actions, button } from '../block-kit/message';
import type { Button } from '../interactions/button';
import { escalateView } from '../modals/escalate';
import { shorten } from '../text/mrkdwn';

const escalateToOwnerAction = 'escalate-to-owner';

/** Opens the form that brings somebody in, with the team that owns a service chosen in it. */
export const escalateToOwner: Button = {
  action: escalateToOwnerAction,
  label: 'Escalate to its owner',

  async press({ value: service, incident: find, settings }) {
    const incident = await find();
    refuseUnlessEscalating(incident);
    return { open: escalateView(incident, settings, serviceOf(service, settings.services)?.owner) };
  },
};

/** A row with that button, unless the service has no owner, or its owner was asked already. */
export function ownerOffer(
  incident: Incident,
  service: string,
  { services }: Settings,
): readonly ReturnType<typeof actions>[] {
  const owner = serviceOf(service, services)?.owner;
  const isAsked = escalationsOf(incident).some(({ to }) =>
    to.some((target) => 'team' in target && target.team === owner),
  );
  if (owner === undefined || isAsked || incident.closed !== undefined) return [];
  const label = shorten(`Escalate to ${owner}`, 75);
  return [actions([button(escalateToOwnerAction, label, `${incident.number}:${service}`)])];
}
