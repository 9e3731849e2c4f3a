import { z } from 'zod';
import type { Forwarded } from '../../domain/forwarded';
import type { Author } from '../../domain/person';
import type { Picture } from '../../domain/picture';
import { onLines, trimmed } from '../../domain/text/lines';
import { inPlainText } from '../../domain/text/plain-text';
import type { Wording } from '../../domain/text/wording';
import { readMrkdwn } from '../text/read-mrkdwn';
import { formOf } from '../text/rich-text';
import { readAttachments } from './attachments';
import { isRichText, readBlocks } from './blocks';
import { list, string } from './fields';
import { fileName, picturesIn } from './files';
import { readHuddle } from './huddle';
import { timestamp } from './timestamp';

/** As much of a Slack message as is read; everything else is left alone. */
export const messageSchema = z.object({
  ts: timestamp,
  thread_ts: timestamp.optional().catch(undefined),
  text: string,
  user: string,
  bot_id: string,
  username: string,
  bot_profile: z.object({ name: string }).optional().catch(undefined),
  user_profile: z.object({ real_name: string, display_name: string }).optional().catch(undefined),
  blocks: list,
  attachments: list,
  files: list,
  room: z.unknown().optional(),
  edited: z.object({ ts: timestamp }).optional().catch(undefined),
  subtype: string,
});

/** A Slack message, as far as it is read. */
export type SlackMessage = z.infer<typeof messageSchema>;

/** What a message says, and whence it was forwarded. */
export interface MessageContent {
  readonly text: Wording;
  readonly forwarded?: Forwarded;
  readonly pictures?: readonly Picture[];
}

/** What Slack fills in for a message that was posted with blocks and no text. Seen in payloads, not documented. */
const PLACEHOLDER = "This content can't be displayed.";

/**
 * What people saw of a message: its words, what is attached to it, and what its files are called. A huddle's message stands
 * for the huddle.
 */
export function readContent(message: SlackMessage): MessageContent {
  const { subtype, attachments = [], files = [] } = message;
  const huddle = subtype === 'huddle_thread' ? readHuddle(message.room) : undefined;
  if (huddle !== undefined) return { text: huddle };
  const { own, beside, forwarded, pictures: theirs } = readAttachments(attachments, ownWords(message));
  const said = new Set([inWords(own)]);
  // Programs say the same twice, for those who see the one and not the other.
  const news = beside.filter((words) => {
    const isNew = !said.has(inWords(words));
    said.add(inWords(words));
    return isNew;
  });
  const text = onLines([own, ...news, ...files.map(fileName)]);
  const pictures = new Map([...picturesIn(files), ...theirs].map((each) => [each.id, each]));
  return {
    text,
    ...(forwarded !== undefined && { forwarded }),
    ...(pictures.size > 0 && { pictures: [...pictures.values()] }),
  };
}

function inWords(wording: Wording): string {
  return inPlainText(wording, (id) => id);
}

/**
 * What the message itself says. Of a person's message the text is a flattened copy of the rich text; of a program's it is
 * the fallback for notifications.
 */
function ownWords(message: SlackMessage): Wording {
  const { blocks = [], bot_id: bot, text = '' } = message;
  const own = bot === undefined ? blocks.filter(isRichText) : blocks;
  const form = formOf(own, text);
  const candidates = [
    () => readBlocks(own, form),
    () => readMrkdwn(text === PLACEHOLDER ? '' : text),
    () => readBlocks(blocks, form),
  ];
  for (const candidate of candidates) {
    const words = trimmed(candidate());
    if (words.length > 0) return words;
  }
  return [];
}

/** Who said it: a person, or the program that posted it, by the name under which it did. Nobody says a huddle. */
export function authorOf(message: SlackMessage): Author | undefined {
  const { bot_id: bot, user, username, bot_profile: profile, user_profile: person, subtype } = message;
  const name = username || profile?.name;
  if (subtype === 'huddle_thread') return undefined;
  if (bot !== undefined && name !== undefined) return { bot: name };
  const known = person?.real_name || person?.display_name;
  if (user !== undefined) return { person: user, ...(known && { name: known }) };
  return bot === undefined ? undefined : { bot: name ?? 'a bot' };
}
