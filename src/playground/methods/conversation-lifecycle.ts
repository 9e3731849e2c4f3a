import { z } from 'zod';
import { activeChannel, anyOf, joinedChannel, manage } from '../calling/access';
import { flag, required, text } from '../calling/arguments';
import { type Call, type Method, type MethodResult, method, requireScope } from '../calling/method';
import { renderChannel } from '../rendering/channel-rendering';
import { SlackError } from '../state/slack-error';
import {
  archiveChannel,
  createChannel,
  renameChannel,
  setHeadline,
  unarchiveChannel,
} from '../workspace/channels';
import { joinChannel } from '../workspace/membership';

/** Opening, naming, describing and archiving channels. */
export const conversationLifecycle: readonly Method[] = [
  method({
    name: 'conversations.create',
    scopes: anyOf(manage()),
    args: z.object({ name: text.default(''), is_private: flag.default(false) }),
    run(call, { name, is_private: isPrivate }) {
      requireScope(call.installation, isPrivate ? ['groups:write'] : ['channels:manage']);
      const channel = createChannel(call.workspace, call.me, name, isPrivate);
      joinChannel(call.workspace, channel, call.me);
      return { channel: renderChannel(call.workspace, channel, call.me) };
    },
  }),

  method({
    name: 'conversations.archive',
    scopes: anyOf(manage()),
    args: z.object({ channel: required }),
    run(call, { channel }) {
      archiveChannel(call.workspace, joinedChannel(call, channel, manage()), call.me);
      return {};
    },
  }),

  method({
    name: 'conversations.unarchive',
    scopes: anyOf(manage()),
    args: z.object({ channel: required }),
    run(call, { channel }) {
      unarchiveChannel(call.workspace, joinedChannel(call, channel, manage()), call.me);
      return {};
    },
  }),

  method({
    name: 'conversations.rename',
    scopes: anyOf(manage()),
    args: z.object({ channel: required, name: text.default('') }),
    run(call, { channel: id, name }) {
      const channel = activeChannel(call, id, manage());
      // Only who created a channel, and admins, may rename it.
      if (channel.creator !== call.me) throw new SlackError('not_authorized');
      renameChannel(call.workspace, channel, call.me, name);
      return { channel: renderChannel(call.workspace, channel, call.me) };
    },
  }),

  method({
    name: 'conversations.setTopic',
    scopes: anyOf(manage('topic')),
    args: z.object({ channel: required, topic: text }),
    run: (call, { channel, topic }) => writeHeadline(call, channel, 'topic', topic),
  }),

  method({
    name: 'conversations.setPurpose',
    scopes: anyOf(manage('topic')),
    args: z.object({ channel: required, purpose: text }),
    run: (call, { channel, purpose }) => writeHeadline(call, channel, 'purpose', purpose),
  }),
];

function writeHeadline(call: Call, id: string, which: 'topic' | 'purpose', value: string): MethodResult {
  const channel = activeChannel(call, id, manage('topic'));
  setHeadline(call.workspace, channel, call.me, which, value);
  return { [which]: value, channel: renderChannel(call.workspace, channel, call.me) };
}
