import { Refusal } from '../../errors';
import { type Named, type Sentence, say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import { type Fact, occurredAt } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import { lead, type Role } from '../role';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { type Holding, holdersOf, holdingsOf, type RoleRequest, roleRequestsOf } from './role';

/** Takes a role for whoever says so; a unique one moves to them. With `ifVacant` only where nobody has it. */
export function takeRole(
  incident: Incident,
  role: Role,
  { person, at, ifVacant = false }: { person: PersonId; at?: Instant | undefined; ifVacant?: boolean },
): readonly Fact[] {
  refuseIfCanceled(incident);
  const holders = holdersOf(incident, role.name);
  const own = holders.find((each) => each.person === person);
  if (own !== undefined) {
    throw new Refusal(
      'role-held-already',
      say`You have the role ${role.name} of ${incidentName(incident)} already, ${since(own, incident)}. To put that time right, type ${slash('timeline')} and press Change an entry.`,
    );
  }
  const [holder] = holders;
  if (ifVacant && role.isUnique && holder !== undefined) {
    throw new Refusal(
      'role-held',
      say`Somebody has the role ${role.name} of ${incidentName(incident)} meanwhile, ${since(holder, incident)}. To take it from them, type ${commandOf(role.name)}.`,
    );
  }
  const request = openRequests(incident, role.name).find(({ to }) => to === person);
  return [taken(role, request, at)];
}

/** Asks somebody to take a role; they have it once they say so. */
export function askForRole(
  incident: Incident,
  role: Role,
  request: { to: PersonId; reason?: Wording; at?: Instant | undefined; isHandOver?: true },
): readonly Fact[] {
  refuseIfCanceled(incident);
  const { to, reason = [], at, isHandOver } = request;
  const holder = holdersOf(incident, role.name).find(({ person }) => person === to);
  if (holder !== undefined) {
    throw new Refusal(
      'role-held-already',
      `They have the role ${role.name} of ${incidentName(incident)} already, ${since(holder, incident)}. Name somebody else to ask.`,
    );
  }
  const same = openRequests(incident, role.name).find(
    (each) => each.to === to && each.isHandOver === (isHandOver === true),
  );
  if (same !== undefined) {
    throw new Refusal(
      'asked-already',
      say`They were asked at ${formatInstant(same.at, incident.zone)} already and did not answer yet. Ask somebody else, or take it yourself: ${commandOf(role.name)}.`,
    );
  }
  return [
    {
      type: 'role-asked',
      role: role.name,
      to,
      ...(role.isUnique && { isUnique: true }),
      ...(isHandOver && { isHandOver }),
      ...(!isBlank(reason) && { reason }),
      ...(at !== undefined && { occurredAt: at }),
    },
  ];
}

/** Somebody who was asked says that they have it. Nobody else can say so for them. */
export function acceptRole(incident: Incident, asked: number, person: PersonId): readonly Fact[] {
  const request = openRequest(incident, asked, person);
  return [taken({ name: request.role, isUnique: request.isUnique }, request)];
}

/** Somebody who was asked says that they cannot. Nobody else can say so for them. */
export function declineRole(incident: Incident, asked: number, person: PersonId): readonly Fact[] {
  openRequest(incident, asked, person);
  return [{ type: 'role-declined', asked }];
}

/** What somebody was asked and can still answer. */
function openRequest(incident: Incident, asked: number, person: PersonId): RoleRequest {
  refuseIfCanceled(incident);
  const request = roleRequestsOf(incident).find(({ seq }) => seq === asked);
  if (request === undefined) {
    throw new Refusal(
      'request-withdrawn',
      `This was withdrawn; nobody is asked any more. ${incidentName(incident)} is led as before.`,
    );
  }
  const { role, outcome } = request;
  const own = commandOf(role);
  if (outcome?.type === 'replaced') {
    throw new Refusal(
      'asked-instead',
      say`Somebody else was asked after this. To take it yourself, type ${own}.`,
    );
  }
  if (outcome?.type === 'declined') {
    throw new Refusal(
      'role-declined-already',
      say`Whoever was asked said at ${formatInstant(outcome.declined.recordedAt, incident.zone)} that they cannot. To take the role ${role} now, type ${own}.`,
    );
  }
  if (outcome !== undefined) {
    const at = formatInstant(occurredAt(outcome.taken), incident.zone);
    throw new Refusal(
      'role-taken-already',
      say`The role ${role} was taken at ${at} already; nothing is left to answer. To take it now, type ${own}.`,
    );
  }
  if (request.to !== person) {
    throw new Refusal(
      'asked-somebody-else',
      say`This asks somebody else, and nobody can answer for them. To take the role yourself, type ${own}.`,
    );
  }
  return request;
}

/** Gives up a role: the one that is named, else the only one that the person has. */
export function leaveRole(
  incident: Incident,
  name: string | undefined,
  { person, at }: { person: PersonId; at?: Instant | undefined },
): readonly Fact[] {
  refuseIfCanceled(incident);
  const held = holdingsOf(incident).filter((each) => each.person === person && each.until === undefined);
  const meant = name === undefined ? held : held.filter(({ role }) => role === name);
  const [first, ...others] = meant;
  if (first === undefined) {
    const which = name === undefined ? 'have no role' : `do not have the role ${name}`;
    throw new Refusal(
      'role-not-held',
      say`You ${which} in ${incidentName(incident)}; there is nothing to give up. ${slash('brief')} shows who has which.`,
    );
  }
  if (others.length > 0) {
    const names = meant.map(({ role }) => role).join(' and ');
    throw new Refusal(
      'several-roles',
      say`You have the roles ${names}. Say which one: ${slash(`step-down ${first.role}`)}.`,
    );
  }
  if (at !== undefined && at < first.from) {
    throw new Refusal(
      'left-before-taken',
      `You have the role ${first.role} since ${formatInstant(first.from, incident.zone)}; you cannot have given it up before. Type a later time.`,
    );
  }
  return [{ type: 'role-left', role: first.role, ...(at !== undefined && { occurredAt: at }) }];
}

/** Who was asked to take a role and did not answer yet. */
export function openRequests(incident: Incident, role: string): readonly RoleRequest[] {
  return roleRequestsOf(incident).filter((each) => each.role === role && each.outcome === undefined);
}

function taken(
  { name, isUnique }: Pick<Role, 'name' | 'isUnique'>,
  request: RoleRequest | undefined,
  at?: Instant,
): Fact {
  return {
    type: 'role-taken',
    role: name,
    ...(isUnique && { isUnique: true }),
    ...(request !== undefined && { asked: request.seq }),
    ...(at !== undefined && { occurredAt: at }),
  };
}

function since({ from }: Holding, { zone }: Incident): string {
  return `since ${formatInstant(from, zone)}`;
}

/** The command by which somebody takes a role. */
function commandOf(role: string): Sentence | Named {
  return slash(role === lead ? 'lead' : `role ${role}`);
}
