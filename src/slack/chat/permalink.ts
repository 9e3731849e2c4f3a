import type { Source } from '../../domain/source';

/**
 * The web address of a message, as `chat.getPermalink` gives it, without the call: the address of the workspace,
 * the channel and the digits of the message; a reply names its thread as well.
 */
export function permalink(teamUrl: string, source: Source): string {
  const message = `p${source.message.replace('.', '')}`;
  const thread = source.thread === undefined ? '' : `?thread_ts=${source.thread}&cid=${source.channel}`;
  return `${teamUrl}archives/${source.channel}/${message}${thread}`;
}
