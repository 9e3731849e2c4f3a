import type { Newcomers } from '../app/newcomers';
import type { PeopleAtHand } from '../app/people-at-hand';
import type { Chat, Readings } from '../app/ports';
import type { RecentMessages } from '../app/recent-messages';
import type { Settings } from '../app/settings';
import type { Sight } from '../app/sight';
import type { PersonId, Standing } from '../domain/person';
import type { Api } from './api';
import type { Identity } from './connect';

/** The Home tabs of those who opened theirs lately. */
export interface HomeTabs {
  /** Somebody opened their tab. */
  opened(person: PersonId): void;
  /** Some incident changed, or who is in its channel. */
  changed(): void;
}

/** A workspace that the bot is installed in, with everything that belongs to that one alone. */
export interface Workspace {
  readonly identity: Identity;
  readonly botToken: string;
  readonly settings: Settings;
  readonly api: Api;
  readonly chat: Chat;
  readonly people: PeopleAtHand;
  readonly newcomers: Newcomers;
  readonly sight: Sight;
  readonly recent: RecentMessages;
  readonly homes: HomeTabs;
  readonly readings: Readings;
  /** What somebody is to the workspace, asked for where it is not known; of whom that fails, as if of a guest. */
  readonly standingOf: (person: PersonId) => Promise<Standing>;
}

/** The workspaces that the bot is installed in, looked up by their team. */
export class Workspaces<W extends Workspace = Workspace> {
  readonly #byTeam = new Map<string, W>();

  add(workspace: W): void {
    this.#byTeam.set(workspace.identity.team, workspace);
  }

  /** The workspace of a team; undefined where the bot is not installed. */
  find(team: string | null | undefined): W | undefined {
    return team ? this.#byTeam.get(team) : undefined;
  }

  /** The same; throws where the bot is not installed, which no request gets past. */
  of(team: string | undefined): W {
    const workspace = this.find(team);
    if (workspace === undefined) throw new Error(`Firelog is not installed in ${team}`);
    return workspace;
  }

  all(): readonly W[] {
    return [...this.#byTeam.values()];
  }
}
