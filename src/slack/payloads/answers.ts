import { z } from 'zod';
import {
  flagField,
  idField,
  listField,
  membersField,
  numberField,
  partsField,
  saidListField,
  textField,
} from '../web-api/tolerant-fields';
import { timestamp } from './timestamp';

// As much of Slack's answers as is read. Slack leaves fields out, sends null for them, or sends what its documentation does
// not know: that costs what stands in the field and nothing beside it.

const stamp = timestamp.optional().catch(undefined);
const head = partsField({ value: textField });
const channel = partsField({
  id: idField,
  name: idField,
  creator: idField,
  /** Seconds since 1970. */
  created: numberField,
  is_private: flagField,
  is_archived: flagField,
  is_member: flagField,
  is_ext_shared: flagField,
  topic: head,
  purpose: head,
});
const reaction = z.object({
  name: z.string().min(1),
  users: saidListField(z.string().min(1)),
  count: numberField,
});
const message = z.looseObject({
  ts: timestamp,
  thread_ts: stamp,
  reply_count: numberField,
  /** How many people replied, and some of them. */
  reply_users_count: numberField,
  reply_users: listField(z.string().min(1)),
  latest_reply: stamp,
  bot_id: textField,
  reactions: listField(reaction),
  metadata: partsField({ event_type: textField, event_payload: partsField({ job: textField }) }),
});
const share = listField(z.object({ ts: timestamp }));

/** A message of an answer: as much as is read of it besides its words, which stand in it as well. */
export type MessageRead = z.infer<typeof message>;

/** A reaction of a message; `users` may name fewer people than `count`, or nobody. */
export type ReactionRead = z.infer<typeof reaction>;

/** What was uploaded, and where it is shared. */
export type FileRead = z.infer<typeof fileAnswer>['file'];

/** The answer of `conversations.create`, `conversations.info` and `conversations.open`. */
export const channelAnswer = partsField({ channel });

/** The answer of `conversations.list` and `users.conversations`. */
export const channelsAnswer = partsField({ channels: saidListField(channel) });

/** The answer of `conversations.members` and of `usergroups.users.list`. */
export const peopleAnswer = partsField({
  members: saidListField(z.string().min(1)),
  users: listField(z.string().min(1)),
});

/** The answer of `conversations.history` and `conversations.replies`. */
export const messagesAnswer = partsField({ messages: saidListField(message) });

/** The answer of `reactions.get`; a message without reactions has no list of them. */
export const reactionsAnswer = partsField({
  message: partsField({ ts: stamp, reactions: listField(reaction) }),
});

/** The answer of `chat.postMessage`. */
export const postedAnswer = partsField({ channel: idField, ts: stamp });

/** The answer of `users.info`; the person is read elsewhere. */
export const userAnswer = partsField({ user: z.unknown().optional() });

/** The answer of `conversations.invite`: who was not invited, and why. */
export const inviteAnswer = partsField({
  errors: listField(z.object({ error: z.string().min(1), user: idField })),
});

/** The answer of `bookmarks.list`. */
export const bookmarksAnswer = partsField({
  bookmarks: listField(z.object({ id: z.string().min(1), title: textField })),
});

/** The answer of `files.getUploadURLExternal`. */
export const uploadAnswer = partsField({ file_id: idField, upload_url: idField });

/** The answer of `files.info`. */
export const fileAnswer = partsField({
  file: partsField({
    permalink: idField,
    url_private: idField,
    url_private_download: idField,
    mode: textField,
    is_external: flagField,
    /** In bytes. */
    size: numberField,
    channels: listField(z.string()),
    groups: listField(z.string()),
    shares: partsField({ public: membersField(share), private: membersField(share) }),
  }),
});

/** The answer of `canvases.create`. */
export const canvasAnswer = partsField({ canvas_id: idField });

/** The answer of `files.list`. */
export const filesAnswer = partsField({
  files: listField(z.object({ id: z.string().min(1), title: textField, filetype: textField })),
});
