import { emojiOf } from '../../support/log';
import type { Random } from '../../support/random';
import { channels, people } from '../bot';
import { hostileText } from '../hostile';
import { botUser } from '../slack';

/** An event as Slack sends it. */
export interface RealEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

const kinds = [
  'message',
  'message',
  'message_changed',
  'message_deleted',
  'tombstone',
  'reaction_added',
  'reaction_added',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
  'channel_rename',
  'group_rename',
  'channel_unarchive',
  'group_archive',
  'group_unarchive',
  'channel_left',
  'user_change',
  'file_deleted',
  'app_home_opened',
] as const;

/** An event with texts that somebody may have written; of any kind unless said. */
export function eventOf(random: Random, kind: (typeof kinds)[number] = random.pick(kinds)): RealEvent {
  const stamp = { event_ts: tsOf(random) };
  const channel = random.pick(channels);
  const user = random.pick([...people, botUser]);
  switch (kind) {
    case 'message':
      return { ...messageOf(random), channel, ...stamp };
    case 'message_changed': {
      const message = { ...messageOf(random), edited: { user, ts: stamp.event_ts } };
      const previous = { ...messageOf(random), ts: message.ts };
      return { type: 'message', subtype: kind, channel, message, previous_message: previous, ...stamp };
    }
    case 'message_deleted': {
      const previous = random.chance(0.7) ? { previous_message: messageOf(random) } : {};
      return { type: 'message', subtype: kind, channel, deleted_ts: tsOf(random), ...previous, ...stamp };
    }
    case 'tombstone': {
      const message = {
        type: 'message',
        subtype: 'tombstone',
        text: 'This message was deleted.',
        ts: tsOf(random),
      };
      return {
        type: 'message',
        subtype: 'message_changed',
        channel,
        message,
        previous_message: messageOf(random),
        ...stamp,
      };
    }
    case 'reaction_added':
    case 'reaction_removed': {
      const reaction = random.pick([
        ...Object.values(emojiOf),
        'pushpin::skin-tone-3',
        'memo',
        '+1',
        'constructor',
      ]);
      return { type: kind, user, reaction, item: { type: 'message', channel, ts: tsOf(random) }, ...stamp };
    }
    case 'member_joined_channel':
    case 'member_left_channel':
      return { type: kind, user: random.pick(people), channel, channel_type: 'C', team: 'T0FUZZ', ...stamp };
    case 'channel_rename':
    case 'group_rename':
      return { type: kind, channel: { id: channel, name: hostileText(random), created: 1 }, ...stamp };
    case 'user_change':
      return { type: kind, user: userOf(random), ...stamp };
    case 'file_deleted':
      return { type: kind, file_id: random.pick(['F1', 'F2', hostileText(random)]), ...stamp };
    case 'app_home_opened':
      return { type: kind, user, channel: 'D0DM', tab: random.pick(['home', 'messages']), ...stamp };
    default:
      return { type: kind, channel, user, ...stamp };
  }
}

/** Few enough that the same message comes up again. */
function tsOf(random: Random): string {
  return `16994556${String(random.below(30)).padStart(2, '0')}.000100`;
}

function messageOf(random: Random): RealEvent & { readonly ts: string } {
  const message = { type: 'message', ts: tsOf(random), text: random.chance(0.7) ? hostileText(random) : '' };
  const thread = random.chance(0.3) ? { thread_ts: tsOf(random) } : {};
  const author = random.chance(0.6)
    ? { user: random.pick(people) }
    : { bot_id: 'B0ALERT', subtype: 'bot_message', username: hostileText(random) };
  return { ...message, ...thread, ...author, ...partsOf(random) };
}

function partsOf(random: Random): Record<string, unknown> {
  const text = () => hostileText(random);
  return {
    ...(random.chance(0.3) && {
      blocks: [
        richOf(random),
        {
          type: 'section',
          text: { type: 'mrkdwn', text: text() },
          fields: [{ type: 'plain_text', text: text() }],
        },
        {
          type: 'context',
          elements: [
            { type: 'mrkdwn', text: text() },
            { type: 'image', alt_text: text() },
          ],
        },
        { type: 'header', text: { type: 'plain_text', text: text() } },
      ],
    }),
    ...(random.chance(0.2) && {
      attachments: [
        {
          pretext: text(),
          title: text(),
          text: text(),
          fields: [{ title: text(), value: text() }],
          fallback: text(),
        },
        { blocks: [richOf(random)] },
      ],
    }),
    ...(random.chance(0.2) && { files: [fileOf(random), fileOf(random)] }),
    ...(random.chance(0.2) && { bot_profile: { name: text() } }),
    ...(random.chance(0.1) && { reply_count: random.below(3) }),
  };
}

function fileOf(random: Random): Record<string, unknown> {
  const text = () => hostileText(random);
  return {
    id: random.pick(['F1', 'F2', text()]),
    title: text(),
    name: text(),
    ...(random.chance(0.7) && { mimetype: random.pick(['image/png', 'image/svg+xml', text()]) }),
    ...(random.chance(0.5) && { alt_txt: text() }),
    ...(random.chance(0.2) && { is_external: true, mode: 'external' }),
    ...(random.chance(0.2) && { file_access: 'check_file_info' }),
    permalink: random.pick(['https://x.slack.com/files/U1/F1/a.png', 'javascript:alert(1)', text()]),
  };
}

function richOf(random: Random): Record<string, unknown> {
  const text = hostileText(random);
  const elements = [
    { type: 'text', text },
    { type: 'link', url: `https://a.example/?q=${text}`, text },
    { type: 'user', user_id: random.pick(people) },
    { type: 'usergroup', usergroup_id: 'S0OPS' },
    { type: 'channel', channel_id: 'C0INC1' },
    { type: 'broadcast', range: 'channel' },
    { type: 'emoji', name: 'fire' },
    { type: 'date', timestamp: 1, fallback: text },
  ];
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: random.shuffled(elements).slice(0, 4) }],
  };
}

function userOf(random: Random): Record<string, unknown> {
  const name = hostileText(random);
  return {
    id: random.pick(people),
    name,
    real_name: name,
    tz: random.pick(['Africa/Nairobi', null, name]),
    updated: 1_699_455_600 + random.below(5),
    deleted: random.chance(0.1),
    profile: { real_name: hostileText(random), display_name: '' },
  };
}
