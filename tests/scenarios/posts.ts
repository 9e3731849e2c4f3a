import type { Playground } from '../../src/playground/playground';

/** A message that the bot wrote, and the name of the channel in which it stands. */
export interface Post {
  readonly channel: string;
  readonly text: string;
}

/**
 * Every message that the bot posted by itself or because somebody told it something, in any conversation. Answers in an
 * acknowledgement carry no metadata and are left out, and so are the lines that Slack writes when a topic changes. An
 * edited message is still one message.
 */
export function postsOfTheBot(playground: Playground): readonly Post[] {
  return playground.channels().flatMap(({ id, name }) =>
    playground
      .messages(id)
      .filter(({ user }) => user === playground.botUserId)
      .filter(({ metadata, files }) => metadata !== undefined || files !== undefined)
      .map(({ text }) => ({ channel: name, text })),
  );
}
