import type { FaultPoint } from '../../src/playground/faults';
import type { pictureOf } from './workspace-picture';

/** An optional part of an incident, and what Slack may refuse it with for good. */
export interface Refusable {
  readonly method: string;
  readonly code: string;
  /** What a notice calls it. */
  readonly part: string;
  /** Which of the method's calls are refused; all unless said. */
  readonly where?: (point: FaultPoint) => boolean;
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

type Picture = ReturnType<typeof pictureOf>;

/** A picture without the notices, which are there only where something was refused. */
export function withoutNotices(picture: Picture): Picture {
  const channels = picture.channels.map((channel) => ({
    ...channel,
    messages: channel.messages.filter((text) => !text.includes('is missing.')),
  }));
  return { ...picture, channels };
}
