import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import { formatInstant } from '../time/format-instant';
import { pendingReviews, postmortemOwner } from './review';

/** Asks people to review the postmortem; `due` is a day. Whoever was asked already is asked again where the day is another. */
export function askForReview(
  incident: Incident,
  { reviewers, due }: { readonly reviewers: readonly PersonId[]; readonly due?: string | undefined },
  nameOf: (person: PersonId) => string,
): readonly Fact[] {
  refuseUnlessClosed(incident, 'review');
  const waiting = pendingReviews(incident);
  for (const reviewer of reviewers) {
    const same = waiting.find((each) => each.reviewer === reviewer);
    if (same === undefined || (due !== undefined && due !== same.due)) continue;
    throw new Refusal(
      'review-asked-already',
      say`${nameOf(reviewer)} was asked at ${formatInstant(same.askedAt, incident.zone)} already and did not answer yet. Ask somebody else, or name another day: ${slash('postmortem review @ana due friday')}.`,
    );
  }
  return [{ type: 'review-asked', reviewers, ...(due !== undefined && { due }) }];
}

/** Says who sees to it that the postmortem is reviewed and published. */
export function ownPostmortem(incident: Incident, owner: PersonId): readonly Fact[] {
  refuseIfCanceled(incident);
  if (postmortemOwner(incident) === owner) {
    throw new Refusal(
      'owned-already',
      say`The postmortem of ${incidentName(incident)} is theirs already. Name somebody else to give it to: ${slash('postmortem owner @ana')}.`,
    );
  }
  return [{ type: 'postmortem-owned', owner }];
}

/** Nothing is reviewed or published while it goes on, nor of what was none. */
export function refuseUnlessClosed(incident: Incident, part: 'review' | 'publish'): void {
  refuseIfCanceled(incident);
  if (incident.closed !== undefined) return;
  throw new Refusal(
    'not-closed',
    say`${incidentName(incident)} is open (${incident.status}), and its postmortem may still become another. Type ${slash('close')} first, then ${slash(`postmortem ${part}`)}.`,
  );
}
