import type { Installation } from '../installation';
import { Member } from './member';

/** The people of a workspace as those who act in it, each of them once. */
export class Actors {
  readonly #known = new Map<string, Member>();

  readonly #installation: Installation;

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  /** The person with this id; refuses with `user_not_found`. */
  of(id: string): Member {
    const member =
      this.#known.get(id) ?? new Member(this.#installation, this.#installation.workspace.member(id));
    this.#known.set(id, member);
    return member;
  }
}
