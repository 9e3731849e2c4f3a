import type { IncidentRef } from '../app/job';
import { type ShownPicture, shownPictures } from '../app/pictures/shown-pictures';
import { fold } from '../domain/fold/fold';
import { type Incident, incidentName } from '../domain/incident/incident';
import type { IncidentEvent } from '../domain/incident/incident-event';
import { readIncident } from '../domain/incident-view';
import type { PersonId } from '../domain/person';
import { readEvents, workspacesWith } from '../storage/incidents/rows';
import { connectReadOnly, shown } from '../storage/open';
import { createPeople } from '../storage/people';
import { createPictures } from '../storage/pictures';
import { unshared } from '../storage/transactions';
import { CommandFailed } from './output';

/** An incident as it stands in the database. */
export interface StoredIncident {
  readonly ref: IncidentRef;
  readonly log: readonly IncidentEvent[];
  readonly incident: Incident;
  /** The name of a person as the database knows it, else the id. */
  readonly nameOf: (person: PersonId) => string;
  /** The pictures that stand in documents; none unless they were asked for. */
  readonly pictures: readonly ShownPicture[];
}

/** What a command says of the incident that it wants. */
export interface Wanted {
  readonly number: number;
  /** The workspace's id, where several have an incident of this number. */
  readonly team: string | undefined;
  /** Whether it may be a private one. */
  readonly mayBePrivate: boolean;
  /** Whether its pictures are read, too. */
  readonly withPictures?: boolean;
}

/** Reads an incident from a database, beside a running bot or without one. */
export async function readIncidentIn(url: string, wanted: Wanted): Promise<StoredIncident> {
  const { db, close } = await connectReadOnly(url);
  try {
    const team = workspaceOf(wanted, await workspacesWith(db, wanted.number), url);
    const ref = { team, number: wanted.number };
    // One read of the log, and everything else from it: the bot may go on writing meanwhile.
    const log = await readEvents(db, ref, 0);
    const incident = fold(undefined, log);
    if (incident.isPrivate && !wanted.mayBePrivate) {
      throw new CommandFailed(
        `${incidentName(incident)} is private. Add --private if it may be read where this is going.`,
      );
    }
    const people = await createPeople(unshared(db)).find(team, readIncident(incident).people);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const kept = wanted.withPictures ? await createPictures(unshared(db)).of(ref) : [];
    const pictures = shownPictures(incident, kept);
    return { ref, log, incident, nameOf: (person) => names.get(person) ?? person, pictures };
  } finally {
    await close();
  }
}

function workspaceOf({ number, team }: Wanted, workspaces: readonly string[], url: string): string {
  const name = incidentName({ number });
  const [only, ...others] = workspaces;
  if (only === undefined) {
    throw new CommandFailed(
      `There is no ${name} in ${shown(url)}. Name another one, or set DATABASE_URL to where it is.`,
    );
  }
  if (team === undefined && others.length === 0) return only;
  if (team !== undefined && workspaces.includes(team)) return team;
  const choice = workspaces.map((workspace) => `--team ${workspace}`).join(' or ');
  throw new CommandFailed(
    team === undefined
      ? `Several workspaces have an ${name}. Say which one: ${choice}.`
      : `The workspace ${team} has no ${name} in ${shown(url)}. Type ${choice}.`,
  );
}
