import { Refusal } from '../../errors';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';

/**
 * What each person said last: whether they follow the incident. Whoever said nothing is missing, and so is whoever might not know
 * of it for a time.
 */
const lastWords = perIncident((incident): ReadonlyMap<PersonId, boolean> => {
  const said = [
    ...factsOf(incident, 'followed').map(({ seq, person }) => ({ seq, people: [person], follows: true })),
    ...factsOf(incident, 'unfollowed').map(({ seq, person }) => ({ seq, people: [person], follows: false })),
    ...factsOf(incident, 'outsiders-dropped').map(({ seq, people }) => ({ seq, people, follows: undefined })),
  ].sort((one, other) => one.seq - other.seq);
  const words = new Map<PersonId, boolean>();
  for (const { people, follows } of said) {
    for (const person of people) {
      if (follows === undefined) words.delete(person);
      else words.set(person, follows);
    }
  }
  return words;
});

/** Who follows the incident because they said so. */
export const followersOf = perIncident((incident): readonly PersonId[] =>
  [...lastWords(incident)].flatMap(([person, follows]) => (follows ? [person] : [])),
);

/** Whether somebody follows it because they said so. */
export function isFollower(incident: Incident, person: PersonId): boolean {
  return lastWords(incident).get(person) === true;
}

/** Whether somebody said that they do not want to hear of it. */
export function hasUnfollowed(incident: Incident, person: PersonId): boolean {
  return lastWords(incident).get(person) === false;
}

/** From now on a person is told of it by direct message; nothing where they are already. */
export function follow(incident: Incident, person: PersonId): readonly Fact[] {
  refuseIfCanceled(incident);
  if (incident.isDrill) {
    throw new Refusal(
      'drill-not-followed',
      `${incidentName(incident)} is a drill, of which nobody is told by direct message. Its updates stand in its channel.`,
    );
  }
  return isFollower(incident, person) ? [] : [{ type: 'followed', person }];
}

/** A person is told of it no longer, also where the settings name them. */
export function unfollow(incident: Incident, person: PersonId): readonly Fact[] {
  return hasUnfollowed(incident, person) ? [] : [{ type: 'unfollowed', person }];
}
