import type { Action } from '../contract';
import type { ActionContext, ActionHandler, ActionName, Success } from './action';
import { appActions } from './app-actions';
import { channelActions } from './channel-actions';
import { messageActions } from './message-actions';
import { stageActions } from './stage-actions';

const HANDLERS: { readonly [K in ActionName]: ActionHandler<K> } = {
  ...messageActions,
  ...channelActions,
  ...appActions,
  ...stageActions,
};

/** Does what a person asked for. Throws `SlackError`, `Impossible`, `ActionRefused` or `ControlRefused` when it cannot be done. */
export function perform(context: ActionContext, action: Action): Promise<Success> {
  // Each entry takes the actions of its own name, which the compiler cannot follow from the name to the action.
  const done = HANDLERS[action.type] as (context: ActionContext, action: Action) => Promise<Success>;
  return done(context, action);
}
