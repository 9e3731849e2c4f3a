import type { PersonId, Standing } from '../domain/person';
import type { Instant } from '../domain/time/instant';

/** Somebody is in an incident's channel or no longer is, as of an instant. */
export interface Membership {
  readonly team: string;
  readonly channel: string;
  readonly person: PersonId;
  readonly present: boolean;
  readonly asOf: Instant;
}

/** Keeps who is in which incident channel. What is told may come in any order: the latest `asOf` counts. */
export interface Members {
  note(membership: Membership): Promise<void>;
  /** Takes in a whole channel as it was read: nobody else was in it at that instant. */
  read(channel: {
    readonly team: string;
    readonly channel: string;
    readonly people: readonly PersonId[];
    readonly asOf: Instant;
  }): Promise<void>;
  has(team: string, channel: string, person: PersonId): Promise<boolean>;
  /** The same, or undefined where nothing was told of a person. */
  told(team: string, channel: string, person: PersonId): Promise<boolean | undefined>;
  /** Everybody of whom it was ever told that they are, or are not, in a channel. */
  of(team: string, channel: string): Promise<readonly Pick<Membership, 'person' | 'present'>[]>;
  /** Forgets who was in the public channels of incidents that have been over since an instant. */
  forget(before: Instant): Promise<void>;
}

/** Somebody of the workspace, as it said at an instant. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** IANA zone. */
  readonly zone?: string;
  readonly isBot: boolean;
  /** No longer works here; what they did keeps their name. */
  readonly isDeactivated: boolean;
  /** Absent where that was not told: of whoever was stored before it was asked for. */
  readonly standing?: Standing;
  readonly asOf: Instant;
}

/** Keeps who people are, so that names and checks need no call. */
export interface People {
  /** Takes in what the workspace says of a person, unless something newer is known. */
  keep(team: string, person: Person): Promise<void>;
  /** The same of a person who is kept; false when nobody kept them, or something newer is known. */
  update(team: string, person: Person): Promise<boolean>;
  /** Those of them that are known. */
  find(team: string, people: readonly PersonId[]): Promise<readonly Person[]>;
  /** The most recently changed people, `most` of them. */
  latest(team: string, most: number): Promise<readonly Person[]>;
}

/** The same members; whoever looks at a list of incidents hears when it was read who is in a channel. */
export function announcingMembers(members: Members, changed: (team: string) => void): Members {
  return {
    ...members,
    async read(reading) {
      await members.read(reading);
      changed(reading.team);
    },
  };
}

/** Finds out when people spoke last. It is read when it is asked for, and kept nowhere. */
export interface Talk {
  /**
   * When a person said something last in a channel or a thread of it, or was in a huddle there; undefined where nobody did later
   * than `after`. It is looked no further than for what was said later than `enough`.
   */
  lastTalk(
    channel: string,
    since: { readonly after: Instant; readonly enough: Instant },
  ): Promise<Instant | undefined>;
}
