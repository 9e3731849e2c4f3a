import type { FaultPoint } from '../../src/playground/faults';
import type { pictureOf } from './workspace-picture';

/** A call that may be refused, and how a channel is called. */
export type RefusalPoint = FaultPoint & { readonly channelOf: (id: string) => string };

/** An optional part of an incident, and what Slack may refuse it with for good. */
export interface Refusable {
  readonly method: string;
  readonly code: string;
  /** What a notice calls it. */
  readonly part: string;
  /** Which of the method's calls are refused; all unless said. */
  readonly where?: ((point: RefusalPoint) => boolean) | undefined;
  /** How often it is told that the part is missing; once unless said. */
  readonly told?: number;
}

/** A channel's own parts, each refused with what its method is documented to refuse with. */
export const optional: readonly Refusable[] = [
  { method: 'conversations.setTopic', code: 'restricted_action', part: 'the channel’s topic' },
  { method: 'conversations.setPurpose', code: 'missing_scope', part: 'the channel’s description' },
  { method: 'pins.add', code: 'too_many_pins', part: 'the pin of the card' },
  { method: 'bookmarks.add', code: 'too_many_bookmarks', part: 'the bookmark of the draft' },
  { method: 'reactions.add', code: 'too_many_reactions', part: 'the bot’s reaction to a mark' },
  { method: 'conversations.members', code: 'missing_scope', part: 'the list of who is in the channel' },
  {
    method: 'usergroups.users.list',
    code: 'plan_upgrade_required',
    part: 'the invitation of whoever was escalated to',
  },
  { method: 'conversations.join', code: 'restricted_action', part: 'the announcement in #incidents' },
  {
    method: 'files.delete',
    code: 'cant_delete_file',
    part: 'the removal of earlier drafts that hold words removed for good',
  },
];

/** To one channel: the first of the incidents’, or that of the announcements. */
const to =
  (name: 'inc' | 'incidents') =>
  ({ args, channelOf }: RefusalPoint): boolean => {
    const channel = channelOf(String(args.channel ?? args.channel_id));
    return name === 'inc' ? channel.startsWith('inc-1') : channel === name;
  };

/** The making of one canvas. */
const titled =
  (name: 'Postmortem' | 'Record') =>
  ({ args }: RefusalPoint): boolean =>
    String(args.title).endsWith(name);

const codesOf = (
  method: string,
  part: string,
  codes: readonly string[],
  more: Pick<Refusable, 'where' | 'told'> = {},
): readonly Refusable[] => codes.map((code) => ({ method, code, part, ...more }));

/** Somebody waits for each draft: for the one that was asked for, the one without the removed words, and that of the closing. */
const drafts = { told: 3 };

/** What each method refuses for good, as documented, one by one. */
export const alone: readonly Refusable[] = [
  ...optional,
  ...codesOf('conversations.setTopic', 'the channel’s topic', [
    'missing_scope',
    'too_long',
    'user_is_restricted',
  ]),
  ...codesOf('conversations.setPurpose', 'the channel’s description', ['restricted_action', 'too_long']),
  ...codesOf('pins.add', 'the pin of the card', ['restricted_action', 'not_pinnable', 'missing_scope']),
  ...codesOf('bookmarks.list', 'the bookmark of the draft', ['missing_scope', 'restricted_action']),
  ...codesOf('bookmarks.add', 'the bookmark of the draft', ['restricted_action', 'invalid_link']),
  ...codesOf('bookmarks.edit', 'the bookmark of the draft', ['not_found', 'restricted_action']),
  ...(['Postmortem', 'Record'] as const).flatMap((name) =>
    codesOf('canvases.create', `the ${name} canvas`, ['canvas_creation_failed'], { where: titled(name) }),
  ),
  // The incident goes on without, and the log says so.
  ...codesOf(
    'canvases.create',
    'the Record canvas',
    ['missing_scope', 'restricted_action', 'canvas_disabled_user_team'],
    { told: 0 },
  ),
  // The words that were removed for good stand there still, which is said.
  ...codesOf('canvases.edit', 'the Record canvas', [
    'canvas_editing_failed',
    'restricted_action',
    'missing_scope',
  ]),
  ...codesOf('reactions.add', 'the bot’s reaction to a mark', [
    'invalid_name',
    'not_reactable',
    'thread_locked',
  ]),
  ...codesOf('reactions.remove', 'the bot’s reaction to a mark', ['missing_scope']),
  ...codesOf('usergroups.users.list', 'the invitation of whoever was escalated to', [
    'no_such_subteam',
    'missing_scope',
  ]),
  // Then the channel is looked for among those of the workspace.
  ...codesOf('users.conversations', 'the announcement in #incidents', ['missing_scope'], { told: 0 }),
  ...codesOf('conversations.list', 'the announcement in #incidents', ['missing_scope']),
  ...codesOf('conversations.join', 'the announcement in #incidents', ['missing_scope', 'is_archived']),
  ...codesOf('chat.postMessage', 'the announcement in #incidents', ['restricted_action', 'msg_too_long'], {
    where: to('incidents'),
  }),
  ...codesOf(
    'chat.update',
    'the pinned card',
    ['edit_window_closed', 'cant_update_message', 'msg_too_long'],
    { where: to('inc') },
  ),
  ...codesOf(
    'files.getUploadURLExternal',
    'the postmortem draft',
    ['file_uploads_disabled', 'storage_limit_reached'],
    drafts,
  ),
  ...codesOf(
    'files.completeUploadExternal',
    'the postmortem draft',
    ['restricted_action', 'file_upload_size_restricted'],
    drafts,
  ),
];

type Picture = ReturnType<typeof pictureOf>;

/**
 * What was not kept in time is asked for only where that could be posted then; and an announcement that comes late says how it
 * stands, with no reply below it of what was before.
 */
const isPassing = /is missing\.|Nobody waits for it any more\.|^\*INC-\d+ is \w+\.\*$/;

/** A picture without the notices, which are there only where something was refused, and without what comes in time or not at all. */
export function withoutNotices(picture: Picture): Picture {
  const channels = picture.channels.map((channel) => ({
    ...channel,
    messages: channel.messages.filter((text) => !isPassing.test(text)),
  }));
  return { ...picture, channels };
}
