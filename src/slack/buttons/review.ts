import type { Button as SlackButton } from '@slack/web-api';
import { incidentName } from '../../domain/incident/incident';
import { giveReview, openReview } from '../../domain/review/give-review';
import { isAnswerable, type ReviewRequest } from '../../domain/review/review';
import { button } from '../block-kit/message';
import type { Button } from '../interactions/button';
import { changesNeededView } from '../modals/changes-needed';

/** Says that somebody read the postmortem and has nothing to change; the message that asked them then says so. */
export const reviewed: Button = {
  action: 'review-given',
  label: 'I reviewed it',

  async press({ value, user, change }) {
    await change((incident) => giveReview(incident, Number(value), { person: user, verdict: 'approved' }));
    return undefined;
  },
};

/** Asks a reviewer what is to be changed. */
export const changesNeeded: Button = {
  action: 'review-changes',
  label: 'Changes needed',

  async press({ value, user, incident: find }) {
    const incident = await find();
    openReview(incident, Number(value), user);
    return { open: changesNeededView(incident, Number(value)) };
  },
};

/** The buttons by which somebody answers who was asked for a review; none once that is answered or over. */
export function reviewButtons(incident: { readonly number: number }, request: ReviewRequest): SlackButton[] {
  if (!isAnswerable(request)) return [];
  return [reviewed, changesNeeded].map(({ action, label }, index) => ({
    ...button(action, label, `${incident.number}:${request.number}`),
    ...(index === 0 && { style: 'primary' as const }),
    accessibility_label: `${label}: the postmortem of ${incidentName(incident)}`,
  }));
}
