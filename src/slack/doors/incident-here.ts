import type { IncidentRef } from '../../app/job';
import type { Incident } from '../../domain/incident';
import { instant } from '../../domain/instant';
import type { PersonId } from '../../domain/person';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Desk } from '../desk';
import { standingAtHand } from '../guests';

/** The incident of a channel; refuses in any other channel. */
export async function incidentHere(
  { store, identity }: Desk,
  channel: string,
): Promise<{ ref: IncidentRef; incident: Incident }> {
  const ref = await store.inChannel(identity.team, channel);
  if (ref === undefined) {
    throw new Refusal(
      'not-an-incident-channel',
      say`This channel is no incident’s. Type this in the incident’s own channel, or declare one: ${slash('start sev2 Checkout answers 500')}.`,
    );
  }
  return { ref, incident: await store.load(ref) };
}

/** Somebody who acts on an incident, and the channel that Slack says they do it in, where it says so. */
interface Visitor {
  readonly user: PersonId;
  readonly channel?: string | undefined;
}

/**
 * The incident that a button or a modal carries by its number. What is carried can be forged, so a private incident is
 * nobody's but theirs who are in its channel; for everybody else it is as if there were none.
 */
export async function incidentCarried(
  desk: Desk,
  number: string,
  visitor: Visitor,
): Promise<{ ref: IncidentRef; incident: Incident }> {
  const ref = { team: desk.identity.team, number: Number(number) };
  const incident = /^[1-9]\d{0,8}$/.test(number) ? await desk.store.find(ref) : undefined;
  if (incident === undefined || !(await isInside(desk, { ref, incident }, visitor))) {
    throw new Refusal(
      'no-such-incident',
      say`There is no INC-${number.slice(0, 9)} that you can see. If it is a private one, ask somebody in its channel to invite you; ${slash('list')} shows the others.`,
    );
  }
  return { ref, incident };
}

/**
 * Refuses to read a message of a private incident's channel for somebody who is not in there: which message a modal is
 * about is carried by it, too.
 */
export async function refuseUnlessInside(desk: Desk, channel: string, user: PersonId): Promise<void> {
  const ref = await desk.store.inChannel(desk.identity.team, channel);
  if (ref === undefined) return;
  if (await isInside(desk, { ref, incident: await desk.store.load(ref) }, { user })) return;
  throw new Refusal(
    'message-out-of-sight',
    say`You cannot read this message any more. Ask somebody in its channel to invite you, or type ${slash('note')}.`,
  );
}

/**
 * Takes note that Slack vouches for somebody who acts in the channel of a private incident, or for a guest. Nothing says
 * when they acted by Slack's clock: of whom nothing was told it is noted so that whatever is told of them counts instead,
 * and of whom it was told that they left the channel is read anew.
 */
export async function admit(
  { members, rereadMembers }: Desk,
  { ref, incident }: { ref: IncidentRef; incident: Incident },
  { user, channel }: Visitor,
): Promise<boolean> {
  if (channel === undefined || incident.channel?.id !== channel) return false;
  const told = await members.told(ref.team, channel, user);
  if (told === undefined) {
    await members.note({ team: ref.team, channel, person: user, present: true, asOf: instant(0) });
  } else if (!told) await rereadMembers(ref);
  return true;
}

/** Whether somebody may see the incident: anybody a public one, but for guests, who must be in its channel as well. */
async function isInside(
  desk: Desk,
  here: { ref: IncidentRef; incident: Incident },
  visitor: Visitor,
): Promise<boolean> {
  const { incident } = here;
  const standing = await standingAtHand(desk, visitor.user);
  const isOpen = !incident.isPrivate && (standing === undefined || standing === 'member');
  if (isOpen || (await admit(desk, here, visitor))) return true;
  // While there is no channel to be in, there is only whoever declared it.
  if (incident.channel === undefined) return incident.declaredBy === visitor.user;
  return desk.members.has(here.ref.team, incident.channel.id, visitor.user);
}
