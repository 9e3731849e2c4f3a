import { setTimeout } from 'node:timers/promises';
import type { PersonId } from '../../domain/person';
import { type Zone, zoneNamed } from '../../domain/time/zone';
import type { Workspace } from '../workspace';

/** The zone of a new incident, and whether it is only taken to be that: nobody set one, and the declarer's is not known. */
export interface NewZone {
  readonly zone: Zone;
  readonly isAssumed: boolean;
}

/** A command is to be answered within three seconds; so much of that may be spent on asking for a zone. */
const MAX_WAIT = 1_000;

type Parts = Pick<Workspace, 'people' | 'chat' | 'settings'>;

/** The zone of somebody's own clock, where that is at hand. */
export function ownZone({ people }: Pick<Workspace, 'people'>, person: PersonId): Zone | undefined {
  return zoneNamed(people.get(person)?.zone);
}

/** The zone of a new incident of theirs, as far as it is at hand. */
export function newZoneAtHand(workspace: Parts, person: PersonId): NewZone {
  const { settings } = workspace;
  if (!settings.usesDeclarersZone) return { zone: settings.zone, isAssumed: false };
  const own = ownZone(workspace, person);
  return own === undefined ? { zone: settings.zone, isAssumed: true } : { zone: own, isAssumed: false };
}

/** The same once Slack has said it, or has not within a second. */
export async function newZone(workspace: Parts, person: PersonId): Promise<NewZone> {
  const atHand = newZoneAtHand(workspace, person);
  if (!atHand.isAssumed) return atHand;
  const waiting = new AbortController();
  await Promise.race([
    // Whoever cannot be asked for has the zone of the workspace.
    workspace.chat.lookUp(person).catch(() => undefined),
    setTimeout(MAX_WAIT, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  return newZoneAtHand(workspace, person);
}
