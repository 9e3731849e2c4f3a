import type { IncidentRef } from '../../app/job';
import type { Members, Store } from '../../app/ports';
import { canBecomePublic } from '../../domain/decisions/make-public';
import type { Incident } from '../../domain/incident/incident';
import type { PersonId, Standing } from '../../domain/person';
import { instant } from '../../domain/time/instant';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';

/** What names an incident: the channel that somebody acts in, or the number that a button or a form carries. */
export type IncidentName = { readonly channel: string } | { readonly number: string };

/** An incident as it was found. */
export interface FoundIncident {
  readonly ref: IncidentRef;
  readonly incident: Incident;
}

/** Somebody who acts on an incident: what they are to the workspace, and where Slack says they do it, if it does. */
export interface Visitor {
  readonly user: PersonId;
  /** Undefined where that is not at hand. */
  readonly standing: Standing | undefined;
  readonly channel?: string | undefined;
}

/** What finding out works with. */
export interface AccessParts {
  readonly store: Pick<Store, 'find' | 'inChannel'>;
  readonly members: Pick<Members, 'told' | 'note' | 'has'>;
  readonly rereadMembers: (ref: IncidentRef) => Promise<void>;
}

/** The incident of that name in a team; undefined where there is none. */
export async function findIncident(
  { store }: Pick<AccessParts, 'store'>,
  team: string,
  name: IncidentName,
): Promise<FoundIncident | undefined> {
  const ref = 'channel' in name ? await store.inChannel(team, name.channel) : numbered(team, name.number);
  const incident = ref && (await store.find(ref));
  return ref && incident && { ref, incident };
}

function numbered(team: string, number: string): IncidentRef | undefined {
  return /^[1-9]\d{0,8}$/.test(number) ? { team, number: Number(number) } : undefined;
}

/**
 * Whether somebody may see an incident and act on it: any member on a public one; on a private one, and as a guest, only
 * who is in its channel. What a button or a form carries can be forged, so that is asked whatever brought them there.
 */
export async function mayAct(parts: AccessParts, found: FoundIncident, visitor: Visitor): Promise<boolean> {
  const { incident } = found;
  const { user, standing } = visitor;
  const isOpen = !incident.isPrivate && (standing === undefined || standing === 'member');
  if (isOpen || (await admit(parts, found, visitor))) return true;
  // While there is no channel to be in, there is only whoever declared it.
  if (incident.channel === undefined) return incident.declaredBy === user;
  return parts.members.has(found.ref.team, incident.channel.id, user);
}

/** The refusal of somebody for whom there is no incident of that name. */
export function noIncident(name: IncidentName): Refusal {
  if ('channel' in name) {
    return new Refusal(
      'not-an-incident-channel',
      say`This channel is no incident’s. Type this in the incident’s own channel, name the incident first, as in ${slash('timeline INC-7')}, or declare one: ${slash('start sev2 Checkout answers 500')}.`,
    );
  }
  return new Refusal(
    'no-such-incident',
    say`There is no INC-${name.number.slice(0, 9)} that you can see. If it is a private one, ask somebody in its channel to invite you; ${slash('list')} shows the others.`,
  );
}

/** Refuses to read a message of an incident's channel for somebody who may not act on that incident. */
export async function refuseUnreadable(
  parts: AccessParts,
  team: string,
  channel: string,
  visitor: Visitor,
): Promise<void> {
  const found = await findIncident(parts, team, { channel });
  if (found === undefined || (await mayAct(parts, found, visitor))) return;
  throw new Refusal(
    'message-out-of-sight',
    say`You cannot read this message any more. Ask somebody in its channel to invite you, or type ${slash('note')}.`,
  );
}

/**
 * Takes note that Slack vouches for somebody who acts in the incident's channel. Nothing says when they acted by Slack's
 * clock: of whom nothing was told it is noted so that whatever is told of them counts instead, and of whom it was told
 * that they left the channel is read anew.
 */
async function admit(
  { members, rereadMembers }: AccessParts,
  { ref, incident }: FoundIncident,
  { user, channel }: Visitor,
): Promise<boolean> {
  if (channel === undefined || incident.channel?.id !== channel) return false;
  const told = await members.told(ref.team, channel, user);
  // Anybody may look into a public channel without being in it.
  if (canBecomePublic(incident) && told !== true) {
    await rereadMembers(ref);
    return false;
  }
  if (told === undefined) {
    await members.note({ team: ref.team, channel, person: user, present: true, asOf: instant(0) });
  } else if (!told) await rereadMembers(ref);
  return true;
}
