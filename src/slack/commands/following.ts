import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Command, CommandContext } from '../interactions/command';
import { followIt, unfollowIt } from '../interactions/following';

/** Has the asker told of an incident by direct message. */
export const subscribe: Command = {
  name: 'subscribe',
  aliases: ['follow'],
  usage: 'subscribe [INC-7]',
  summary: 'Brings you the updates on an incident, and its end, as direct messages',
  isTimeless: true,
  example: 'subscribe',

  async run(context) {
    refuseWords(context, 'subscribe');
    return followIt(context);
  },
};

/** Tells the asker nothing of it any more. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  aliases: ['unfollow'],
  usage: 'unsubscribe [INC-7]',
  summary: 'Ends what `subscribe` began',
  isTimeless: true,
  example: 'unsubscribe',

  async run(context) {
    refuseWords(context, 'unsubscribe');
    return unfollowIt(context);
  },
};

/** Which incident is meant is said by its number alone, or by the channel in which it is typed. */
function refuseWords({ args }: CommandContext, name: string): void {
  if (args === '') return;
  throw new Refusal(
    'words-behind',
    say`Nothing changed: ${slash(name)} is about the incident of this channel, and ${slash(`${name} INC-7`)} about another one.`,
  );
}
