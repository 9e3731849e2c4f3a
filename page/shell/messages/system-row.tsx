import type { ShownMessage } from '../../../src/playground/page/contract';
import { Mrkdwn } from '../../content/mrkdwn/mrkdwn-view';
import { nameIn } from '../client/conversations';
import { useWelcome } from '../client/store';
import { Time } from './time';

/** Messages that Slack writes itself about a channel. */
const subtypes = new Set([
  'channel_join',
  'channel_leave',
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'channel_archive',
  'channel_unarchive',
  'channel_convert_to_private',
  'channel_convert_to_public',
  'group_join',
  'group_leave',
  'group_topic',
  'group_purpose',
  'group_name',
  'group_archive',
  'group_unarchive',
  'pinned_item',
]);

/** Whether a message only says what happened to the channel. */
export function isSystem({ subtype }: Pick<ShownMessage, 'subtype'>): boolean {
  return subtype !== undefined && subtypes.has(subtype);
}

/** A line about the channel itself, said quietly. */
export function SystemRow({ message }: { message: ShownMessage }) {
  const nameOf = nameIn(useWelcome());
  // Of a conversion Slack's words do not name who did it.
  const isUnnamed = message.subtype?.startsWith('channel_convert_') === true;
  const by = isUnnamed ? `${nameOf(message.user ?? '')} ` : '';
  return (
    <article class="message system" data-ts={message.ts}>
      <div class="message-side">
        <Time ts={message.ts} />
      </div>
      <div class="message-main">
        <Mrkdwn text={`${by}${message.text}`} />
      </div>
    </article>
  );
}
