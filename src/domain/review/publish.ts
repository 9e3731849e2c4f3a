import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type FollowUp, followUpsOf } from '../ledger/follow-up';
import type { PersonId } from '../person';
import { maskedText } from '../text/secrets/masked';
import { formatInstant } from '../time/format-instant';
import { refuseUnlessClosed } from './ask-for-review';
import { isWebAddress, reviewOf } from './review';

/** An address that is longer is none that somebody gives to others. */
const MAX_LINK = 1_000;

/**
 * Publishes the postmortem, at a link where people read it somewhere else. What is published already takes another link, and is
 * published anew where it was changed since.
 */
export function publish(
  incident: Incident,
  link: string | undefined,
  nameOf: (person: PersonId) => string,
): readonly Fact[] {
  refuseToPublish(incident, link, nameOf);
  return [{ type: 'published', ...(link !== undefined && { link }) }];
}

/** Refuses what cannot be published. */
export function refuseToPublish(
  incident: Incident,
  link: string | undefined,
  nameOf: (person: PersonId) => string,
): void {
  refuseUnlessClosed(incident, 'publish');
  if (link !== undefined && (!isWebAddress(link) || link.length > MAX_LINK)) {
    throw new Refusal(
      'no-link',
      say`That is no address of a page. Type the whole of it: ${slash('postmortem publish https://wiki.example.com/inc-7')}, or ${slash('postmortem publish')} alone for the draft.`,
    );
  }
  if (link !== undefined && maskedText(link) !== link) {
    throw new Refusal(
      'secret-link',
      say`That address holds what looks like a key or a password, and everybody would read it. Link the page without it: ${slash('postmortem publish https://wiki.example.com/inc-7')}.`,
    );
  }
  const { state, publication, isChangedSince } = reviewOf(incident);
  if (state !== 'published' || publication === undefined || isChangedSince) return;
  if (link !== undefined && link !== publication.link) return;
  const by = publication.by === undefined ? '' : ` by ${nameOf(publication.by)}`;
  throw new Refusal(
    'published-already',
    say`The postmortem of ${incidentName(incident)} was published at ${formatInstant(publication.recordedAt, incident.zone)}${by} already, and nothing was changed since. To say that it stands elsewhere, type ${slash('postmortem publish <link>')}.`,
  );
}

/** The owner of a follow-up says that they do it. */
export function confirmFollowUp(incident: Incident, number: number, person: PersonId): readonly Fact[] {
  ownTask(incident, number, person);
  return [{ type: 'follow-up-confirmed', followUp: number }];
}

/** The owner of a follow-up says that it is not theirs; that they have it no longer is for whoever changes entries. */
export function declineFollowUp(incident: Incident, number: number, person: PersonId): readonly Fact[] {
  ownTask(incident, number, person);
  return [{ type: 'follow-up-declined', followUp: number }];
}

/** A task of somebody's that is still to be done; refuses any other. */
function ownTask(incident: Incident, number: number, person: PersonId): void {
  refuseIfCanceled(incident);
  const task = openTasks(incident).find((each) => each.number === number);
  if (task?.owner === person) return;
  throw new Refusal(
    'not-your-task',
    say`This task is not yours any more, or is settled. ${slash('timeline')} shows what is on record.`,
  );
}

/** The tasks that are still to be done. */
export function openTasks(incident: Incident): readonly FollowUp[] {
  return followUpsOf(incident).filter(({ settled }) => settled === undefined);
}
