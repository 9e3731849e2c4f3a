import { z } from 'zod';
import { activeChannel, joinedChannel } from '../calling/access';
import { required, text } from '../calling/arguments';
import { type Call, type Method, type MethodResult, method } from '../calling/method';
import { SlackError } from '../state/slack-error';
import type { Bookmark, Channel } from '../state/state';

/** Slack has a limit (`too_many_bookmarks`) and does not say which; 100 is assumed. */
const MOST_BOOKMARKS = 100;

/** Links at the top of a channel. */
export const bookmarks: readonly Method[] = [
  method({
    name: 'bookmarks.add',
    scopes: ['bookmarks:write'],
    args: z.object({
      channel_id: required,
      title: required,
      type: required,
      link: text.optional(),
      emoji: text.default(''),
    }),
    run(call, { channel_id: id, title, type, link, emoji }) {
      const channel = activeChannel(call, id);
      if (type !== 'link') throw new SlackError('invalid_bookmark_type');
      if (channel.bookmarks.length >= MOST_BOOKMARKS) throw new SlackError('too_many_bookmarks');
      const now = call.workspace.seconds();
      const bookmark: Bookmark = {
        id: call.workspace.nextId('Bk'),
        title,
        link: checkLink(link ?? ''),
        emoji,
        created: now,
        updated: now,
        lastUpdatedBy: call.me,
      };
      channel.bookmarks.push(bookmark);
      call.workspace.touch();
      return { bookmark: render(call, channel, bookmark) };
    },
  }),

  method({
    name: 'bookmarks.edit',
    scopes: ['bookmarks:write'],
    args: z.object({
      bookmark_id: required,
      channel_id: required,
      title: text.optional(),
      link: text.optional(),
      emoji: text.optional(),
    }),
    run(call, { bookmark_id: id, channel_id: channelId, title, link, emoji }) {
      const channel = activeChannel(call, channelId);
      const bookmark = find(channel, id);
      if (link !== undefined) bookmark.link = checkLink(link);
      bookmark.title = title ?? bookmark.title;
      bookmark.emoji = emoji ?? bookmark.emoji;
      Object.assign(bookmark, { updated: call.workspace.seconds(), lastUpdatedBy: call.me });
      call.workspace.touch();
      return { bookmark: render(call, channel, bookmark) };
    },
  }),

  method({
    name: 'bookmarks.list',
    scopes: ['bookmarks:read'],
    args: z.object({ channel_id: required }),
    run(call, { channel_id: id }) {
      const channel = joinedChannel(call, id);
      return { bookmarks: channel.bookmarks.map((bookmark) => render(call, channel, bookmark)) };
    },
  }),

  method({
    name: 'bookmarks.remove',
    scopes: ['bookmarks:write'],
    args: z.object({ bookmark_id: required, channel_id: required }),
    run(call, { bookmark_id: id, channel_id: channelId }) {
      const channel = activeChannel(call, channelId);
      const bookmark = find(channel, id);
      channel.bookmarks = channel.bookmarks.filter((candidate) => candidate !== bookmark);
      call.workspace.touch();
      return {};
    },
  }),
];

function find(channel: Channel, id: string): Bookmark {
  const bookmark = channel.bookmarks.find((candidate) => candidate.id === id);
  if (!bookmark) throw new SlackError('not_found');
  return bookmark;
}

function checkLink(link: string): string {
  if (!/^https?:\/\//.test(link) || !URL.canParse(link)) throw new SlackError('invalid_link');
  return link;
}

function render(call: Call, channel: Channel, bookmark: Bookmark): MethodResult {
  return {
    id: bookmark.id,
    channel_id: channel.id,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: '',
    type: 'link',
    entity_id: null,
    date_created: bookmark.created,
    date_updated: bookmark.updated,
    rank: String(channel.bookmarks.indexOf(bookmark)),
    last_updated_by_user_id: bookmark.lastUpdatedBy,
    last_updated_by_team_id: call.workspace.state.team.id,
    shortcut_id: '',
    app_id: call.workspace.state.app.id,
  };
}
