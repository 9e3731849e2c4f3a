import { keepChannel as keep } from '../../domain/channel/archiving';
import type { Button } from '../interactions/button';

/** The action of the button that keeps a channel. */
export const keepChannelAction = 'keep-channel';

/** Keeps the channel, which is archived by nobody then but people; the message that holds the button says so. */
export const keepChannel: Button = {
  action: keepChannelAction,
  label: 'Keep the channel',

  async press({ change }) {
    await change(keep);
    return undefined;
  },
};
