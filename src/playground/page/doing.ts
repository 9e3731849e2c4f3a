import type { SocketDelivery } from '../delivery/socket-delivery';
import type { Installation } from '../installation';
import type { Member } from '../people/member';
import type { Members } from '../people/members';
import type { Person } from '../workspace/state';
import type { Deed, Outcome } from './contract';
import type { Director } from './director';
import type { Troubles } from './troubles';

/** What deeds are done to. */
export interface Scope {
  readonly installation: Installation;
  readonly members: Members;
  readonly troubles: Troubles;
  readonly sockets?: SocketDelivery | undefined;
  readonly director?: Director | undefined;
}

/** Somebody about to do something. */
export interface Doer extends Scope {
  readonly person: Person;
  readonly member: Member;
}

/** What came of a deed that could be done. */
export type Done = Extract<Outcome, { ok: true }>;

/** What a deed is called. */
export type Kind = Deed['do'];

/** The deeds of one name. */
type Called<K extends Kind, D = Deed> = D extends { readonly do: infer Name }
  ? K extends Name
    ? D
    : never
  : never;

/** How deeds of one name are done. */
export type Doing<K extends Kind> = (doer: Doer, deed: Called<K>) => Promise<Done>;

/** Some deeds by their names. */
export type Deeds<K extends Kind> = { readonly [Name in K]: Doing<Name> };

/** Nothing to say but that it was done. */
export const DONE: Done = { ok: true };

/** What a person asked for does not make sense, as a sentence for them; `code` is for programs. */
export class Unwanted extends Error {
  override readonly name = 'Unwanted';

  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}
