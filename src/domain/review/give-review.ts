import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import { type ReviewRequest, type ReviewVerdict, reviewOf } from './review';

/** Whoever was asked says that they reviewed the postmortem, or what is to be changed. */
export function giveReview(
  incident: Incident,
  number: number,
  { person, verdict, text = [] }: { person: PersonId; verdict: ReviewVerdict; text?: Wording },
): readonly Fact[] {
  const request = openReview(incident, number, person);
  if (verdict === 'changes wanted' && isBlank(text)) {
    throw new Refusal('no-changes', 'Say what is to be changed, or press “I reviewed it”.', 'text');
  }
  const said = request.outcome?.type === 'given' ? request.outcome.given : undefined;
  if (said?.verdict === 'approved' && verdict === 'approved') {
    throw new Refusal(
      'reviewed-already',
      `You said so at ${formatInstant(said.recordedAt, incident.zone)} already. There is nothing more to do.`,
    );
  }
  return [{ type: 'review-given', verdict, ...(!isBlank(text) && { text }) }];
}

/** What somebody was asked and can answer. Nobody answers for others. */
export function openReview(incident: Incident, number: number, person: PersonId): ReviewRequest {
  refuseIfCanceled(incident);
  const request = reviewOf(incident).requests.find((each) => each.number === number);
  if (request === undefined || request.reviewer !== person) {
    throw new Refusal(
      'not-asked',
      say`This asks somebody else, and nobody can answer for them. To be asked yourself, have somebody type ${slash('postmortem review @you')}.`,
    );
  }
  if (request.isOpen) return request;
  throw new Refusal('review-over', whyOver(incident, request));
}

function whyOver(incident: Incident, { outcome }: ReviewRequest): ReturnType<typeof say> {
  const name = incidentName(incident);
  switch (outcome?.type) {
    case 'asked again':
      return say`You were asked once more since: answer there, in the newest message about ${name}.`;
    case 'not needed':
      return say`Somebody said that this review of ${name} is not needed. To be asked again, have somebody type ${slash('postmortem review @you')}.`;
    case 'reopened':
      return say`${name} was reopened, so its postmortem may become another. You are asked again once it is closed and somebody types ${slash('postmortem review @you')}.`;
    default:
      return say`The postmortem of ${name} is published. To have something changed, type it with ${slash('note')} or tell whoever published it.`;
  }
}
