import type { SocketDelivery } from '../../delivery/socket-delivery';
import type { Installation } from '../../installation';
import type { Member } from '../../people/member';
import type { Actors } from '../../people/members';
import type { Person } from '../../state/state';
import type { Action, Outcome } from '../contract';
import type { ScenarioController } from '../controller';
import type { Troubles } from '../troubles';

/** What actions are done to. */
export interface ActionScope {
  readonly installation: Installation;
  readonly members: Actors;
  readonly troubles: Troubles;
  readonly sockets?: SocketDelivery | undefined;
  readonly controller?: ScenarioController | undefined;
}

/** What an action is done with, and who does it. */
export interface ActionContext extends ActionScope {
  readonly person: Person;
  readonly member: Member;
}

/** What came of an action that could be done. */
export type Success = Extract<Outcome, { ok: true }>;

/** The name of an action. */
export type ActionName = Action['type'];

/** The action of one name. */
type ActionNamed<K extends ActionName, D = Action> = D extends { readonly type: infer Name }
  ? K extends Name
    ? D
    : never
  : never;

/** How actions of one name are done. */
export type ActionHandler<K extends ActionName> = (
  context: ActionContext,
  action: ActionNamed<K>,
) => Promise<Success>;

/** The handlers of some actions by their names. */
export type ActionHandlers<K extends ActionName> = { readonly [Name in K]: ActionHandler<Name> };

/** Nothing to say but that it was done. */
export const SUCCESS: Success = { ok: true };

/** What a person asked for does not make sense, as a sentence for them; `code` is for programs. */
export class ActionRefused extends Error {
  override readonly name = 'ActionRefused';

  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}
