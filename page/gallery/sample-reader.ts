import type { ListedChannel } from '../../src/playground/page/contract';
import type { Person } from '../../src/playground/state/state';
import type { Reader } from '../content/reader';

/** 2026-11-20 09:05 in Nairobi. */
export const sampleNow = Date.UTC(2026, 10, 20, 6, 5);

const amina = person('U0AMINA', 'amina', 'Amina Otieno');

/** Somebody with four others, three channels and a direct message around them. */
export const sampleReader: Reader = {
  me: amina.id,
  people: Object.fromEntries(
    [
      amina,
      person('U0BARAKA', 'baraka', 'Baraka Mwangi'),
      person('U0CHEBET', 'chebet', 'Chebet Kiprono'),
      { ...person('U0DAVID', 'david', 'David Lind'), deactivated: true },
      { ...person('U0FIRELOG', 'firelog', 'Firelog'), isBot: true, botId: 'B0FIRELOG' },
    ].map((each) => [each.id, each]),
  ),
  bots: { B0ALERTS: { name: 'Alerts' } },
  userGroups: {
    S0ONCALL: {
      id: 'S0ONCALL',
      handle: 'oncall',
      name: 'On call',
      members: [amina.id],
      created: 1_700_000_000,
    },
  },
  channels: [
    channel('C0GENERAL', 'general', 'public'),
    channel('C0INC', 'inc-42-checkout-down', 'public'),
    channel('G0SECURITY', 'security', 'private'),
    { ...channel('D0BARAKA', '', 'im'), others: ['U0BARAKA'] },
  ],
  zone: 'Africa/Nairobi',
  now: () => sampleNow,
  addressHere: () => undefined,
  openPerson: () => undefined,
  openChannel: () => undefined,
};

function person(id: string, name: string, realName: string): Person {
  const timezone = 'Africa/Nairobi';
  const email = `${name}@example.com`;
  return { id, name, realName, timezone, email, isBot: false, deactivated: false, updated: 1_700_000_000 };
}

function channel(id: string, name: string, kind: ListedChannel['kind']): ListedChannel {
  const nothing = { value: '', creator: '', last_set: 0 };
  return {
    id,
    name,
    kind,
    isGeneral: name === 'general',
    isArchived: false,
    isMember: true,
    members: [amina.id],
    others: [],
    topic: nothing,
    purpose: nothing,
    pins: [],
    bookmarks: [],
    readUpTo: '',
    unread: 0,
    mentions: 0,
    latest: '',
  };
}
