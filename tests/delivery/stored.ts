import { instant } from '../../src/domain/time/instant';
import { amina, baraka, chebet, nameOf } from '../support/cast';
import type { Storage } from '../support/paper-bot';
import { type PaperChat, paperChannel } from '../support/paper-chat';
import type { Remains } from './outcome';

const team = 'T0TEAM';

/** Has the bot know whom a bot on paper knows. */
export async function meetEverybody({ people }: Pick<Storage, 'people'>): Promise<void> {
  for (const id of [amina, baraka, chebet]) {
    const known = { id, name: nameOf(id), isBot: false, isDeactivated: false, asOf: instant(0) };
    await people.keep(team, known);
  }
}

/** What stands in a database. */
export async function remainsIn(
  { store, members, people }: Pick<Storage, 'store' | 'members' | 'people'>,
  chat: PaperChat,
): Promise<Remains> {
  const incidents = await Promise.all([1, 2].map((number) => store.load({ team, number })));
  const present = await Promise.all(
    [paperChannel(1), paperChannel(2), 'C0ELSEWHERE'].map(async (channel) =>
      (await members.of(team, channel))
        .filter((each) => each.present)
        .map(({ person }) => `${channel}:${person}`),
    ),
  );
  const all = [...(await people.latest(team, 100))].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    incident(number) {
      const { [number - 1]: incident } = incidents;
      if (incident === undefined) throw new Error(`There is no INC-${number}`);
      return incident;
    },
    chat,
    members: { all: () => present.flat().sort() },
    people: { all: () => all },
  };
}
