import { SlackError } from '../workspace/slack-error';
import type { Verb } from './step';

/** What Slack says when somebody else has done already what a step would do: the story goes on as it was meant. */
const DONE: Partial<Readonly<Record<Verb, string>>> = {
  delete: 'message_not_found',
  react: 'already_reacted',
  unreact: 'no_reaction',
};

/** Whether a step failed only because what it does was done before it, by somebody who joined in. */
export function isDoneAlready(verb: Verb, error: unknown): boolean {
  return error instanceof SlackError && error.code === DONE[verb];
}
