import type { IncidentRef } from '../../app/job';
import { StorageFailure } from '../../app/storage-failure';
import type { Incident } from '../../domain/incident/incident';
import type { LineUp } from '../transactions';
import { keyOf } from './rows';

/** What became of a change: the incident as it is then, or why nothing was changed. */
export type Outcome = { readonly incident: Incident } | { readonly error: unknown };

/** So many changes are made together at most: the event loop has its turn in between. */
const MOST_TOGETHER = 50;

/** A change that waits for its group's transaction. */
interface Waiting<C> {
  readonly change: C;
  /** Tells whoever handed it in what became of it. */
  readonly settle: (outcome: Outcome) => void;
}

/** Makes changes of an incident in one transaction, which asks what they are as it begins; one outcome a change, in their order. */
type MakeAll<C> = (ref: IncidentRef, changes: () => readonly C[]) => Promise<readonly Outcome[]>;

/**
 * Has the changes of one incident that come while another transaction on it is under way made together in the next one:
 * they would wait for each other, one by one, for the way to the database and for its disk.
 */
export class ChangeGroups<C> {
  readonly #lineUp: LineUp;
  readonly #makeAll: MakeAll<C>;
  /** The group of each incident that takes in more. */
  readonly #open = new Map<string, Waiting<C>[]>();

  /** @param lineUp runs work that changes the same incident, by its key, one after the other */
  constructor(lineUp: LineUp, makeAll: MakeAll<C>) {
    this.#lineUp = lineUp;
    this.#makeAll = makeAll;
  }

  /** Resolves to the incident as it is after the change, once that is committed. */
  make(ref: IncidentRef, change: C): Promise<Incident> {
    return new Promise<Incident>((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.incident);
      };
      this.#groupOf(ref).push({ change, settle });
    });
  }

  #groupOf(ref: IncidentRef): Waiting<C>[] {
    const key = keyOf(ref);
    const open = this.#open.get(key);
    if (open !== undefined && open.length < MOST_TOGETHER) return open;
    const group: Waiting<C>[] = [];
    this.#open.set(key, group);
    // It settles each change and never rejects.
    void this.#lineUp(key, () => this.#run(ref, group));
    return group;
  }

  async #run(ref: IncidentRef, group: readonly Waiting<C>[]): Promise<void> {
    const changes = (): readonly C[] => {
      this.#close(ref, group);
      return group.map(({ change }) => change);
    };
    try {
      const outcomes = await this.#makeAll(ref, changes);
      for (const [place, { settle }] of group.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined) throw new Error('A change has no outcome');
        settle(outcome);
      }
    } catch (error) {
      // It may have failed before it asked for them.
      this.#close(ref, group);
      // One of them may be at fault for all: each has its own try, unless nobody gets through to the database.
      const mayBeOnes = !(error instanceof StorageFailure) || error.trouble === 'full';
      if (group.length > 1 && mayBeOnes) {
        for (const waiting of group) await this.#run(ref, [waiting]);
      } else {
        for (const { settle } of group) settle({ error });
      }
    }
  }

  /** Takes no more into a group. */
  #close(ref: IncidentRef, group: readonly Waiting<C>[]): void {
    const key = keyOf(ref);
    if (this.#open.get(key) === group) this.#open.delete(key);
  }
}
