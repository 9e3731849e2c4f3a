import type { Channel, Person } from '../state/state';
import type { Workspace } from '../state/workspace';
import { joinHuddle, leaveHuddle, startHuddle } from '../workspace/huddles';

/** A person in huddles, where they may write. */
export class Huddles {
  readonly #workspace: Workspace;
  readonly #person: Person;
  readonly #writable: (channel: string) => Channel;

  constructor(workspace: Workspace, person: Person, writable: (channel: string) => Channel) {
    this.#workspace = workspace;
    this.#person = person;
    this.#writable = writable;
  }

  /** Starts one; resolves to the `ts` of the message that Slack writes about it. */
  start(channel: string): string {
    return startHuddle(this.#workspace, this.#writable(channel), this.#person.id).ts;
  }

  /** Joins the one that is on in the channel. */
  join(channel: string): void {
    joinHuddle(this.#workspace, this.#writable(channel), this.#person.id);
  }

  /** Leaves it; whoever leaves last ends it. */
  leave(channel: string): void {
    leaveHuddle(this.#workspace, this.#writable(channel), this.#person.id);
  }
}
