import type { RespondArguments } from '@slack/bolt';
import type { Answer } from '../answer';

/** An answer as Slack takes it in an acknowledgement or at a response address. */
export function asResponse(answer: Exclude<Answer, { open: unknown }>): RespondArguments {
  if (answer === undefined) return {};
  const message = typeof answer.say === 'string' ? { text: answer.say } : answer.say;
  if (answer.to === 'place of the button') return { replace_original: true, ...message };
  return { response_type: answer.to === 'channel' ? 'in_channel' : 'ephemeral', ...message };
}
