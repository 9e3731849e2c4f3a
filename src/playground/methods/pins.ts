import { z } from 'zod';
import { activeChannel, joinedChannel } from '../calling/access';
import { optional, required } from '../calling/arguments';
import { type Method, method } from '../calling/method';
import { SlackError } from '../state/slack-error';
import { pinMessage, renderPin, unpinMessage } from '../workspace/pins';

/** Messages kept at hand. */
export const pins: readonly Method[] = [
  method({
    name: 'pins.add',
    scopes: ['pins:write'],
    args: z.object({ channel: required, timestamp: optional }),
    run(call, { channel: id, timestamp }) {
      const channel = activeChannel(call, id);
      if (!timestamp) throw new SlackError('no_item_specified');
      pinMessage(call.workspace, channel, call.workspace.message(channel, timestamp), call.me);
      return {};
    },
  }),

  method({
    name: 'pins.remove',
    scopes: ['pins:write'],
    args: z.object({ channel: required, timestamp: optional }),
    run(call, { channel: id, timestamp }) {
      const channel = activeChannel(call, id);
      if (!timestamp) throw new SlackError('no_item_specified');
      unpinMessage(call.workspace, channel, call.workspace.message(channel, timestamp), call.me);
      return {};
    },
  }),

  method({
    name: 'pins.list',
    scopes: ['pins:read'],
    args: z.object({ channel: required }),
    run(call, { channel: id }) {
      const channel = joinedChannel(call, id);
      return {
        items: channel.pins.map((pin) =>
          renderPin(call.workspace, channel, call.workspace.message(channel, pin.ts), pin),
        ),
      };
    },
  }),
];
