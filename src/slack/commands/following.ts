import type { Command } from '../interactions/command';
import { followIt, unfollowIt } from '../interactions/following';

/** Has the asker told of an incident by direct message. */
export const subscribe: Command = {
  name: 'subscribe',
  aliases: ['follow'],
  usage: 'subscribe [INC-7]',
  summary: 'Brings you the updates on an incident, and its end, as direct messages',
  isTimeless: true,
  example: 'subscribe',

  run: followIt,
};

/** Tells the asker nothing of it any more. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  aliases: ['unfollow'],
  usage: 'unsubscribe [INC-7]',
  summary: 'Ends what `subscribe` began',
  isTimeless: true,
  example: 'unsubscribe',

  run: unfollowIt,
};
