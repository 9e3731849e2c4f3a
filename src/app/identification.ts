import type { Incident } from '../domain/incident/incident';
import type { Recorded } from '../domain/incident/incident-event';
import type { PersonId } from '../domain/person';
import type { Source } from '../domain/source';
import type { JobRequest } from './job';

/** Finds out what somebody is to the workspace. */
export function identifyJob(person: PersonId): JobRequest {
  return { kind: 'identify', payload: { person }, mergeKey: `identify:${person}` };
}

/** Whose a mark is must be known before it counts. */
export function unidentified(
  { person, present, onlyFor }: Recorded<'mark-set'>,
  after: Incident,
): readonly JobRequest[] {
  const isOpen = present && onlyFor !== undefined && after.standings[person] === undefined;
  return isOpen ? [identifyJob(person)] : [];
}

/** The messages with marks of a person's that counted for nothing while it was not known whose they are. */
export function markedBy(person: PersonId, { messages }: Incident): readonly Source[] {
  return [...messages.values()]
    .filter(({ marks }) =>
      Object.values(marks).some((mark) => mark.person === person && mark.onlyFor !== undefined),
    )
    .map(({ source }) => source);
}
