import { createContext } from 'preact';
import type { ListedChannel, Welcome } from '../../src/playground/page/contract';

/** Who reads, and what is known of whom a text names. */
export interface Reader {
  /** The reader's own id. */
  readonly me: string;
  readonly people: Welcome['people'];
  readonly bots: Welcome['bots'];
  readonly userGroups: Welcome['userGroups'];
  readonly channels: readonly ListedChannel[];
  /** The IANA zone of the reader's clock. */
  readonly zone: string;
  /** The workspace's time in milliseconds since 1970. */
  now(): number;
  /** Where on this page an address of the workspace leads: a message or a file; undefined for addresses elsewhere. */
  addressHere(url: string): string | undefined;
  openPerson(id: string): void;
  openChannel(id: string): void;
}

/** A reader who knows nobody: names are shown by their ids then. */
const nobody: Reader = {
  me: '',
  people: {},
  bots: {},
  userGroups: {},
  channels: [],
  zone: 'UTC',
  now: () => Date.now(),
  addressHere: () => undefined,
  openPerson: () => undefined,
  openChannel: () => undefined,
};

/** The reader of everything below. */
export const ReaderContext = createContext<Reader>(nobody);

/** The name that is shown for a person, a bot with a user included; undefined when nobody has the id. */
export function shownName(reader: Reader, id: string): string | undefined {
  // Slack's own user, who is in no list of people.
  if (id === 'USLACKBOT') return 'Slackbot';
  const person = reader.people[id];
  return person && (person.realName || person.name);
}
