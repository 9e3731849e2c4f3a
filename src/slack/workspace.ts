import type { RecentMessages } from '../app/catch-up/recent-messages';
import type { KnownPeople } from '../app/directory/known-people';
import type { PeopleLookup } from '../app/directory/people-lookup';
import type { Chat, Readings } from '../app/ports';
import type { Settings } from '../app/settings';
import type { VisibleIncidents } from '../app/visible-incidents';
import type { Incident } from '../domain/incident/incident';
import type { PersonId, Standing } from '../domain/person';
import type { Source } from '../domain/source';
import type { Api } from './web-api/api';
import type { Identity } from './web-api/login';

/** The Home tabs of those who opened theirs lately. */
export interface HomeTabs {
  /** Somebody opened their tab. */
  opened(person: PersonId): void;
  /** Some incident changed, or who is in its channel. */
  changed(): void;
}

/** Those who declared an incident and wait for its channel. */
export interface DeclarerAnswers {
  /** Somebody declared an incident who can be answered at an address. */
  expect(incident: Incident, address: string): void;
  /** Whether somebody waits to be told of an incident's channel. */
  expects(number: number): boolean;
  /** An incident changed; its channel may be open now. */
  changed(incident: Incident): void;
}

/** A workspace that the bot is installed in, with everything that belongs to that one alone. */
export interface Workspace {
  readonly identity: Identity;
  readonly botToken: string;
  readonly settings: Settings;
  readonly api: Api;
  readonly chat: Chat;
  readonly people: KnownPeople;
  readonly peopleLookup: PeopleLookup;
  readonly visible: VisibleIncidents;
  readonly recent: RecentMessages;
  readonly homes: HomeTabs;
  readonly declarerAnswers: DeclarerAnswers;
  readonly readings: Readings;
  /** Somebody edited or deleted a message, of which another process may know an earlier wording. */
  reworded(source: Source): void;
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
