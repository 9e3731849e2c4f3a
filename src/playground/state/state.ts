/** Everything the workspace holds, as one plain JSON-able object. A `ts` is a Slack message id. */
export interface WorkspaceState {
  team: Team;
  app: AppIdentity;
  /** The last `ts` given out, in microseconds: no later one may be equal or smaller. */
  lastTs: number;
  /** How many ids have been made; the next id is made from it. */
  idCount: number;
  people: Record<string, Person>;
  bots: Record<string, Bot>;
  userGroups: Record<string, UserGroup>;
  channels: Record<string, Channel>;
  files: Record<string, StoredFile>;
  /** The Home tab that the app published for each person, by user id. */
  homes: Record<string, View>;
  /** Absent in a workspace that was stored before there were any. */
  canvases?: Record<string, Canvas>;
  /** The newest message that each person has seen, by user id and channel id; absent before anybody looked. */
  reads?: Record<string, Record<string, string>>;
}

/** The workspace itself; `domain` is the part before `.slack.com`. */
export interface Team {
  id: string;
  name: string;
  domain: string;
  /** What is paid for it; everything, unless said. */
  plan?: 'free' | 'paid';
  /** Whether its administrators let nobody have canvases. */
  withoutCanvases?: boolean;
}

/** Who the installed app is here, and the secrets it was given. */
export interface AppIdentity {
  id: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
}

/** A member: a person, or the user that a bot acts as. */
export interface Person {
  id: string;
  /** The handle, as typed after `@`. */
  name: string;
  realName: string;
  /** What they do here, as their profile says it. */
  title?: string;
  /** IANA zone. */
  timezone: string;
  email: string;
  isBot: boolean;
  botId?: string;
  deactivated: boolean;
  /** A guest is only in the channels that members brought them into; a single-channel guest in one. */
  guest?: 'multi-channel' | 'single-channel';
  /** The workspace they are of, where that is another one: they are here in shared channels alone. */
  team?: string;
  /** Whether the Web API denies knowing them, as it does some people of other workspaces whose messages are there. */
  isUnknown?: boolean;
  /** Fields that are null where they are described, such as `tz` and `profile.real_name`; Slack leaves some empty. */
  nullFields?: readonly string[];
  /** Fields that are left out there. */
  absentFields?: readonly string[];
  /** Seconds since 1970 of the last change of the profile. */
  updated: number;
}

/** What posts under a `bot_id`; a webhook has no user, an app's bot has one. */
export interface Bot {
  id: string;
  appId: string;
  name: string;
  userId?: string;
  /** Whether its messages come without `bot_profile`, as Slack sends many. */
  withoutProfile?: boolean;
}

/** A group of people that can be mentioned by its handle. */
export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  members: string[];
  created: number;
}

/** What kind of conversation: `im` is a direct message of two, `mpim` of several. */
export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** Something short that stands at the top of a channel, and who wrote it when (seconds). */
export interface Headline {
  value: string;
  creator: string;
  last_set: number;
}

/** A conversation with everything in it; messages are in the order of their `ts`. */
export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  creator: string;
  /** Seconds since 1970. */
  created: number;
  isGeneral: boolean;
  archived: boolean;
  topic: Headline;
  purpose: Headline;
  previousNames: string[];
  members: string[];
  /** The other workspaces that it is shared with by Slack Connect; absent where it is not. */
  sharedWith?: string[];
  messages: Message[];
  pins: Pin[];
  bookmarks: Bookmark[];
}

/** One emoji on a message and who put it there, first reactor first. */
export interface Reaction {
  name: string;
  users: string[];
}

/** Data that an app hides in its message for itself and other apps. */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** A message as stored; text is mrkdwn as Slack encodes it. */
export interface Message {
  ts: string;
  user?: string;
  botId?: string;
  subtype?: string;
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  metadata?: Metadata;
  /** The parent's `ts`; only on replies. */
  threadTs?: string;
  /** A reply that is shown in the channel too. */
  broadcast?: boolean;
  /** The `ts` of every reply there ever was, oldest first; only on parents. */
  replies?: string[];
  files?: string[];
  edited?: { user: string; ts: string };
  /** When it was deleted, as a `ts`. It stays for the page to show, and for nobody else. */
  deletedAt?: string;
  clientMsgId?: string;
  reactions: Reaction[];
  /** The name under which a bot wrote it, where that is another than its own. */
  username?: string;
  huddle?: Huddle;
  /** What a subtype adds: `topic`, `purpose`, `name`, `old_name`, `inviter`. */
  extra?: Record<string, string>;
}

/** A conversation by voice; `start` and `end` in seconds, `end` 0 while it goes on. */
export interface Huddle {
  id: string;
  createdBy: string;
  start: number;
  end: number;
  /** Who is in it, and who ever was. */
  present: readonly string[];
  everPresent: readonly string[];
}

/** A message that stays at hand; `created` in seconds. */
export interface Pin {
  ts: string;
  user: string;
  created: number;
}

/** A link at the top of a channel; dates in seconds. */
export interface Bookmark {
  id: string;
  title: string;
  link: string;
  emoji: string;
  created: number;
  updated: number;
  lastUpdatedBy: string;
}

/** An uploaded file with its bytes in base64; dates in seconds. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  user: string;
  created: number;
  size: number;
  mimetype: string;
  filetype: string;
  altText?: string;
  /** Where it lies instead of here, and with whom: `gdrive`. */
  external?: { type: string; url: string };
  content: string;
  /** Where it was shared: channel id to the messages that carry it. */
  shares: Record<string, string[]>;
  deleted: boolean;
}

/** How far somebody may go in a canvas. */
export type CanvasAccess = 'read' | 'write';

/** A document in which people write together; dates in seconds. */
export interface Canvas {
  id: string;
  title: string;
  /** Who owns it. */
  user: string;
  created: number;
  updated: number;
  /** The channel in whose tabs it stands. */
  tab?: string;
  /** Whether it is that channel's own canvas, of which there is one. */
  isChannelCanvas: boolean;
  channels: Record<string, CanvasAccess>;
  users: Record<string, CanvasAccess>;
  sections: CanvasSection[];
  /** What it said before each change, and who made that: its version history, which only people see. */
  history: { user: string; at: number; markdown: string }[];
  deleted: boolean;
}

/** A heading, a paragraph, a list or a table of a canvas. Its id is another one after each change of the canvas. */
export interface CanvasSection {
  id: string;
  type: 'h1' | 'h2' | 'h3' | 'other';
  markdown: string;
}

/** A modal or a Home tab in the shape in which Slack returns it: a type, so that it is a JSON object of any fields too. */
export type View = {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: readonly unknown[];
  private_metadata: string;
  callback_id: string;
  state: { values: ViewValues };
  hash: string;
  title: unknown;
  clear_on_close: boolean;
  notify_on_close: boolean;
  close: unknown;
  submit: unknown;
  previous_view_id: string | null;
  root_view_id: string | null;
  app_id: string;
  external_id: string;
  app_installed_team_id: string;
  bot_id: string;
};

/** What the inputs of a view hold: by block id, by action id. */
export type ViewValues = Record<string, Record<string, unknown>>;
