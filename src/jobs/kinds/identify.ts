import { identifyPerson, isCalledOff } from '../../domain/decisions/identify-person';
import type { PersonId } from '../../domain/person';
import type { JobKind } from '../kind';
import { sayOnce } from '../say-once';

declare module '../../app/job' {
  interface JobKinds {
    /** Finds out what somebody is to the workspace, on which it hangs whether something counts that they did. */
    identify: { readonly person: PersonId };
  }
}

/**
 * Finds out what somebody is to the workspace, on which it hangs whether something counts that they did. Whom Slack does
 * not know is somebody of another workspace.
 */
export const identify: JobKind<'identify'> = {
  name: 'identify',
  part: 'what a reaction says whose person Slack did not tell',

  async run({ person }, { incident, job, chat, change }) {
    if (incident.standings[person] === undefined) {
      const standing = await chat.standing(person, { involved: true });
      await change((now) => identifyPerson(now, person, standing));
    }
    const after = await change(() => []);
    if (isCalledOff(after) && after.declaredBy === person) {
      await sayOnce(chat, person, { type: 'called-off', incident: after }, job);
    }
  },
};
