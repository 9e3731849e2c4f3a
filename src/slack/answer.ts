import type { View } from '@slack/web-api';
import type { Message } from './views/message';

/**
 * What a command, a button or a modal answers: something that only the asker sees or the whole channel, or that takes
 * the place of the message with the button; a modal to fill in; or nothing.
 */
export type Answer =
  | { readonly say: string | Message; readonly to: 'asker' | 'channel' | 'place of the button' }
  | { readonly open: View }
  | undefined;

/** An answer that only the asker sees. */
export function toAsker(say: string | Message): Answer {
  return { say, to: 'asker' };
}

/** An answer that the whole channel sees. */
export function toChannel(say: string | Message): Answer {
  return { say, to: 'channel' };
}

/** An answer in place of the message that holds the pressed button. */
export function inPlaceOfButton(say: Message): Answer {
  return { say, to: 'place of the button' };
}
