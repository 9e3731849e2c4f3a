import type { KnownPeople } from '../../app/directory/known-people';
import type { Declaration } from '../../domain/decisions/declare';
import type { PersonId, Standing } from '../../domain/person';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';

/** Something that people do, which is closed to guests unless it says otherwise. */
export interface Access {
  /** Whether guests may do it as well, in the channels of incidents that they are in. */
  readonly isForGuests?: true;
}

/** What somebody is to the workspace as far as that is known without a call. */
export async function standingAtHand(
  { people }: { readonly people: KnownPeople },
  user: PersonId,
): Promise<Standing | undefined> {
  const known = people.standing(user);
  if (known !== undefined) return known;
  const [stored] = await people.find([user]);
  return stored?.standing;
}

/**
 * Refuses what is for full members to whoever is known to be none. Of whom that is not known yet it is believed: the bot
 * asks as soon as somebody appears, and no answer waits for that.
 */
export function refuseIfGuest(standing: Standing | undefined, { isForGuests }: Access, field?: string): void {
  if (standing === undefined || standing === 'member') return;
  if (standing === 'guest' && isForGuests) return;
  throw new Refusal(
    'guests-may-not',
    say`Guests of the workspace cannot do this. Ask one of its members to; what you know can go on record with ${slash('note <text>')} in the incident’s channel.`,
    field,
  );
}

/** What a declaration says of its declarer: where it is not known that they may, it holds for members alone. */
export function declarer(standing: Standing | undefined): Pick<Declaration, 'onlyFor'> {
  return standing === 'member' ? {} : { onlyFor: ['member'] };
}
