import type { Button } from '../interactions/button';
import { followAction, followIt, unfollowAction, unfollowIt } from '../interactions/following';

export { followAction, unfollowAction } from '../interactions/following';

/** Has whoever presses it told of the incident by direct message. */
export const follow: Button = {
  action: followAction,
  label: 'Follow',
  press: followIt,
};

/** Tells whoever presses it nothing any more. */
export const unfollow: Button = {
  action: unfollowAction,
  label: 'Unfollow',
  press: unfollowIt,
};
