import type { Decide } from '../../app/change';
import type { Once } from '../../app/delivery/once';
import type { OpenIncident, Person } from '../../app/ports';
import type { Settings } from '../../app/settings';
import type { Declaration } from '../../domain/decisions/declare';
import type { Incident } from '../../domain/incident/incident';
import type { IncidentEvent } from '../../domain/incident/incident-event';
import type { PersonId, Standing } from '../../domain/person';
import type { Source } from '../../domain/source';
import type { Instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import type { ListenerDependencies } from '../listener-dependencies';
import type { Workspace } from '../workspace';
import { type NewZone, newZone, newZoneAtHand, ownZone } from './asker-zone';
import { declarer } from './guest-access';
import { type FoundIncident, findIncident, type IncidentName, mayAct, noIncident } from './incident-access';

/** Somebody who asks for something, by what Slack says of it. */
export interface Asker {
  readonly workspace: Workspace;
  readonly user: PersonId;
  /** The channel that Slack says they ask in; a form and Home are in none. */
  readonly channel?: string | undefined;
  /** What a modal can be opened with; it lives for three seconds. */
  readonly trigger?: string | undefined;
  /** What they sent, which has its effect once. */
  readonly once?: Once | undefined;
  /** Where they alone can be answered; from a global shortcut and from Home there is nowhere. */
  readonly respondAt?: string | undefined;
}

/** What every command, button, modal and shortcut has to work with. */
export interface RequestContext {
  readonly team: string;
  readonly user: PersonId;
  /** What they are to the workspace; undefined where that is not at hand. */
  readonly standing: Standing | undefined;
  readonly isGuest: boolean;
  readonly now: Instant;
  readonly settings: Settings;
  /** The zone of their own clock, where that is at hand. */
  readonly ownZone: Zone | undefined;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
  /** Whether the workspace told the name of a person, a channel or a group already. */
  readonly isNameAtHand: (id: string) => boolean;
  /** The web address of a message. */
  readonly linkTo: (source: Source) => string;
  /** Those of the people of whom it is known who they are. */
  whoIs(people: readonly PersonId[]): Promise<readonly Person[]>;
  /** Whether somebody may be told of the incident: of a private one only those who are in its channel. */
  mayKnow(person: PersonId): Promise<boolean>;
  /** The incident that this is about, loaded once; undefined where it is about none that the person may act on. */
  findIncident(): Promise<Incident | undefined>;
  /** The same; refuses where it is about none. */
  incident(): Promise<Incident>;
  /** The log of that incident. */
  log(): Promise<readonly IncidentEvent[]>;
  /** One event of it. */
  event(seq: number): Promise<IncidentEvent>;
  /** Changes that incident in the person's name. */
  change(decide: Decide): Promise<Incident>;
  /** Queues the jobs of a kind again that the incident gave up; false when it has none. */
  tryAgain(kind: string): Promise<boolean>;
  /** The incidents that are neither closed nor canceled and that the person may see, newest first. */
  openIncidents(): Promise<readonly OpenIncident[]>;
  /** The zone of a new incident of theirs; waits for Slack to say it, a second at most, where nobody set one. */
  newZone(): Promise<NewZone>;
  /** The same as far as it is at hand. */
  newZoneAtHand(): NewZone;
  /** Declares an incident, and records what is decided on it at once. */
  declare(declaration: Declaration, further?: Decide): Promise<Incident>;
}

/** Opens the context of a request, which `name`s the incident that it is about, if it is about any. */
export function requestContext(
  dependencies: ListenerDependencies,
  asker: Asker,
  { standing, name }: { standing: Standing | undefined; name?: IncidentName },
): RequestContext {
  const { store, changes, clock } = dependencies;
  const { workspace, user } = asker;
  const { identity, settings, chat, people, visible } = workspace;
  const { team } = identity;

  const look = async (): Promise<FoundIncident | undefined> => {
    const found = name && (await findIncident(dependencies, team, name));
    if (found === undefined || !(await mayAct(dependencies, found, { ...asker, standing }))) return undefined;
    // Whoever acts on an incident is in it, and will be met again.
    if (standing === undefined) workspace.peopleLookup.appeared(user);
    return found;
  };
  let looking: Promise<FoundIncident | undefined> | undefined;
  const find = (): Promise<FoundIncident | undefined> => {
    looking ??= look();
    return looking;
  };
  const found = async (): Promise<FoundIncident> => {
    const it = await find();
    if (it === undefined) throw noIncident(name ?? { number: '' });
    return it;
  };

  /** What was sent is taken with the first change that is made for it; the others belong to that. */
  let { once } = asker;
  const taking = async (make: (once?: Once) => Promise<Incident>): Promise<Incident> => {
    const made = await make(once);
    once = undefined;
    return made;
  };

  return {
    ...{ team, user, standing, settings },
    ownZone: ownZone(workspace, user),
    isGuest: standing === 'guest',
    now: clock.now(),
    nameOf: chat.nameAtHand,
    isNameAtHand: (id) => chat.nameAtHand(id) !== id,
    linkTo: chat.linkTo,
    whoIs: (of) => people.find(of),
    mayKnow: async (person) => {
      const { ref, incident } = await found();
      if (!incident.isPrivate) return true;
      const { channel } = incident;
      return channel !== undefined && (await dependencies.members.has(ref.team, channel.id, person));
    },
    findIncident: async () => (await find())?.incident,
    incident: async () => (await found()).incident,
    log: async () => store.log((await found()).ref),
    event: async (seq) => store.event((await found()).ref, seq),
    change: async (decide) => {
      const { ref } = await found();
      return taking((once) => changes.change(ref, user, decide, once));
    },
    tryAgain: async (kind) => dependencies.tryAgain((await found()).ref, kind),
    openIncidents: () => visible.open(user),
    newZone: () => newZone(workspace, user),
    newZoneAtHand: () => newZoneAtHand(workspace, user),
    async declare(declaration, further) {
      const { zone, isAssumed } = newZoneAtHand(workspace, user);
      const assumed = isAssumed && { isZoneAssumed: true as const };
      const whole = { ...declaration, ...assumed, ...declarer(standing) };
      const incident = await taking((once) => changes.declare(team, user, whole, zone, { once, further }));
      if (asker.respondAt !== undefined) workspace.declarerAnswers.expect(incident, asker.respondAt);
      return incident;
    },
  };
}
