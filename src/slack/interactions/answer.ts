import type { RespondArguments } from '@slack/bolt';
import type { View } from '@slack/web-api';
import { type BlockMessage, paragraphs } from '../block-kit/message';

/**
 * What a command, a button or a modal answers: something that only the asker sees or the whole channel, or that takes
 * the place of the message with the button; a modal to fill in; or nothing.
 */
export type Answer =
  | {
      readonly say: string | BlockMessage;
      readonly to: 'asker' | 'channel' | 'place of the button';
      /** What the asker alone reads besides what the channel does. */
      readonly beside?: BlockMessage;
    }
  | { readonly open: View }
  | undefined;

/** An answer that only the asker sees. */
export function toAsker(say: string | BlockMessage): Answer {
  return { say, to: 'asker' };
}

/** An answer that the whole channel sees. */
export function toChannel(say: string | BlockMessage): Answer {
  return { say, to: 'channel' };
}

/** An answer with more for the asker to read and to press: below what only they see, else beside it. */
export function withMore(answer: Answer, more: BlockMessage): Answer {
  if (answer === undefined) return toAsker(more);
  if ('open' in answer) return answer;
  if (answer.to === 'channel') return { ...answer, beside: more };
  const { text, blocks } = typeof answer.say === 'string' ? paragraphs(answer.say) : answer.say;
  return { ...answer, say: { text: `${text}\n${more.text}`, blocks: [...blocks, ...more.blocks] } };
}

/** An answer in place of the message that holds the pressed button. */
export function inPlaceOfButton(say: BlockMessage): Answer {
  return { say, to: 'place of the button' };
}

/** An answer as Slack takes it in an acknowledgement or at a response address. */
export function asResponse(answer: Exclude<Answer, { open: unknown }>): RespondArguments {
  if (answer === undefined) return {};
  const message = typeof answer.say === 'string' ? { text: answer.say } : answer.say;
  if (answer.to === 'place of the button') return { replace_original: true, ...message };
  return { response_type: answer.to === 'channel' ? 'in_channel' : 'ephemeral', ...message };
}
