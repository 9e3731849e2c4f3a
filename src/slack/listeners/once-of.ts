import type { Context } from '@slack/bolt';
import type { Once } from '../../app/delivery/once';

/** What the receiver put into the context of a request, for the change that is made for it. */
export function onceOf({ once }: Context): Once | undefined {
  // Nothing but `answeredOnce` writes there; Bolt types what receivers add as anything.
  return once;
}
