import type { Incident } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { holdingsOf, roleRequestsOf } from '../../domain/ledger/role';
import type { JobRequest } from '../job';
import { cardJob, tellJob } from './redraw-jobs';

/** What follows from asking somebody to take a role: they are asked where everybody sees it, and brought there. */
export function roleAsked(
  event: Recorded<'role-asked'>,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  return [
    tellJob(event),
    { kind: 'invite-asked', payload: { fact: event.seq } },
    ...requestsRetold(after, before),
  ];
}

/** What follows from taking a role. Where somebody was asked to, the message that asked them says that they have it. */
export function roleTaken(
  event: Recorded<'role-taken'>,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const holding = holdingsOf(after).find(({ seq }) => seq === event.seq);
  const people = holding === undefined ? [] : [holding.person, ...holding.former];
  return [
    ...(event.asked === undefined ? [tellJob(event)] : []),
    ...requestsRetold(after, before),
    cardJob,
    ...people.map((to): JobRequest => ({ kind: 'tell-role', payload: { fact: event.seq, to } })),
  ];
}

/** What follows where somebody who was asked cannot: the message that asked them says so, and whoever asked is told. */
export function roleDeclined(
  event: Recorded<'role-declined'>,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  return [...requestsRetold(after, before), { kind: 'tell-declined', payload: { fact: event.seq } }];
}

/** The messages that ask somebody to take a role and of which something else came than before, to be brought up to date. */
export function requestsRetold(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const known = new Map(
    (before === undefined ? [] : roleRequestsOf(before)).map(({ seq, outcome }) => [seq, outcome]),
  );
  return roleRequestsOf(after)
    .filter(
      ({ seq, outcome }) => known.has(seq) && JSON.stringify(known.get(seq)) !== JSON.stringify(outcome),
    )
    .map(tellJob);
}
