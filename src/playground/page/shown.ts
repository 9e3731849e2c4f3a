import type { Bookmark, ChannelKind, Headline, Message, Pin } from '../state/state';

/** A conversation in the list at the side, as one person sees it. */
export interface ListedChannel {
  readonly id: string;
  /** Without `#`; empty for direct messages, which are named after `others`. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isGeneral: boolean;
  readonly isArchived: boolean;
  readonly isMember: boolean;
  /** Everybody in it. */
  readonly members: readonly string[];
  /** In a direct message, whom it is with. */
  readonly others: readonly string[];
  readonly topic: Headline;
  readonly purpose: Headline;
  readonly pins: readonly Pin[];
  readonly bookmarks: readonly Bookmark[];
  /** The newest message that this person has seen; empty before the first. */
  readonly readUpTo: string;
  /** How many top-level messages came since, of others; at most 100 are counted. */
  readonly unread: number;
  /** How many of those mention this person, or are direct messages. */
  readonly mentions: number;
  /** The newest message's `ts`; empty in a new channel. */
  readonly latest: string;
}

/** A file as messages carry it; its bytes are at `url` for this person. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly filetype: string;
  readonly size: number;
  readonly altText?: string;
  /** `/page/files/<id>?as=<user id>`. */
  readonly url: string;
  readonly isDeleted: boolean;
}

/** A message as a person sees it. */
export type ShownMessage = Omit<Message, 'files' | 'replies' | 'metadata'> & {
  readonly channel: string;
  readonly files: readonly ShownFile[];
  /** The replies that can be read; 0 where nobody replied. */
  readonly replyCount: number;
  readonly latestReply?: string;
  /** Who replied, first replier first, five at most. */
  readonly repliers: readonly string[];
};

/** A message that this person alone sees, until they dismiss it. */
export interface ShownEphemeral {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly thread?: string;
  /** Always the app: nobody else writes such messages. */
  readonly user: string;
}
