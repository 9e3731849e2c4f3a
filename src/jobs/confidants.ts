import { ChatFailure } from '../app/chat-failure';
import type { Person } from '../app/ports';
import type { PersonId } from '../domain/person';
import type { JobContext } from './kind';

type Where = Pick<JobContext, 'ref' | 'incident' | 'chat' | 'members'>;

/**
 * To whom the draft goes by direct message where nobody can write in the channel: to whoever asked for it, else whoever
 * declared it, who may have left as well. Of a private incident it goes to nobody who is not in it, nor to bots, guests and
 * people of another workspace; once its channel is deleted, to everybody who was in it when that was last known.
 */
export async function readersOf(where: Where, askedBy?: PersonId): Promise<readonly PersonId[]> {
  const { incident } = where;
  if (!incident.isPrivate) return [askedBy ?? incident.declaredBy];
  const { present, left } = await knownIn(where);
  const isAskerInside = askedBy !== undefined && !incident.channel?.isDeleted && present.includes(askedBy);
  const asker = isAskerInside ? await trusted(where, [askedBy]) : [];
  if (asker.length > 0) return asker;
  const inside = await trusted(where, present);
  if (inside.length > 0) return inside;
  return left.includes(incident.declaredBy) ? [] : trusted(where, [incident.declaredBy]);
}

/**
 * Who is told by direct message what cannot be told in the incident's channel: whoever declared it. Where they have left a
 * private incident or may not know of it, the others who are in it are told; that may be nobody.
 */
export async function confidantsOf(where: Where): Promise<readonly PersonId[]> {
  const { incident } = where;
  if (!incident.isPrivate) return [incident.declaredBy];
  const { present, left } = await knownIn(where);
  const declarer = left.includes(incident.declaredBy) ? [] : await trusted(where, [incident.declaredBy]);
  return declarer.length > 0 ? declarer : trusted(where, present);
}

/** Whether somebody may be told of an incident by direct message: of a private one only those who are in its channel. */
export async function mayBeTold({ ref, incident, chat, members }: Where, person: PersonId): Promise<boolean> {
  if (!incident.isPrivate) return true;
  const { channel } = incident;
  const isInside = channel !== undefined && (await members.has(ref.team, channel.id, person));
  return isInside && isTrusted(await chat.lookUp(person));
}

/** Does it for each of the people. Who cannot be reached for good keeps it from nobody else, and is complained of at the end. */
export async function forEach(
  people: readonly PersonId[],
  act: (person: PersonId) => Promise<unknown>,
): Promise<void> {
  const refusals: ChatFailure[] = [];
  for (const person of people) {
    await act(person).catch((error: unknown) => {
      if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
      refusals.push(error);
    });
  }
  if (refusals[0] !== undefined) throw refusals[0];
}

/** Whether somebody may be sent what is private: it is their workspace, they work there, and they are no guest. */
export function isTrusted(person: Person | undefined): boolean {
  return person !== undefined && !person.isBot && !person.isDeactivated && person.standing === 'member';
}

async function knownIn({ ref, incident, members }: Where) {
  const known = incident.channel === undefined ? [] : await members.of(ref.team, incident.channel.id);
  const those = (present: boolean) =>
    known.filter((each) => each.present === present).map(({ person }) => person);
  return { present: those(true), left: those(false) };
}

/** Those of them who are known, or found out, to be trusted; of whom that cannot be found out is not. */
async function trusted({ chat }: Where, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const refusals: ChatFailure[] = [];
  for (const person of people) {
    await chat.standing(person, { involved: true }).catch((error: unknown) => {
      if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
      refusals.push(error);
    });
  }
  const found = (await chat.whoIs(people)).filter(isTrusted).map(({ id }) => id);
  // Where nobody at all can be asked about, it is not known that there is nobody.
  if (found.length === 0 && refusals[0] !== undefined) throw refusals[0];
  return found;
}
