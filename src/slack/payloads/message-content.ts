import { z } from 'zod';
import type { Author } from '../../domain/person';
import { isBlank, plain, type Wording } from '../../domain/text/wording';
import { readMrkdwn } from '../text/mrkdwn';
import { timestamp } from './timestamp';

/** A field that is left alone where it holds something else, so that it costs nobody the rest of the message. */
const string = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);

/** As much of a Slack message as is read; everything else is left alone. */
export const messageSchema = z.object({
  ts: timestamp,
  thread_ts: timestamp.optional().catch(undefined),
  text: string,
  user: string,
  bot_id: string,
  username: string,
  bot_profile: z.object({ name: string }).optional().catch(undefined),
  blocks: list,
  attachments: list,
  files: list,
  edited: z.object({ ts: timestamp }).optional().catch(undefined),
  subtype: string,
});

/** A Slack message, as far as it is read. */
export type SlackMessage = z.infer<typeof messageSchema>;

/** What Slack fills in for a message that was posted with blocks and no text. Seen in payloads, not documented. */
const placeholder = "This content can't be displayed.";

/**
 * What a message says: its text, else its blocks, else its attachments (alerts often have nothing else), else
 * the titles of its files.
 */
export function readWording(message: SlackMessage): Wording {
  const candidates = [
    () => readMrkdwn(message.text === placeholder ? '' : (message.text ?? '')),
    () => readLines((message.blocks ?? []).map(blockText)),
    () => readLines((message.attachments ?? []).map(attachmentText)),
    () => plainLines((message.files ?? []).map(fileTitle)),
  ];
  for (const candidate of candidates) {
    const words = candidate();
    if (!isBlank(words)) return words;
  }
  return [];
}

/** Who said it: a person, or the program that posted it. */
export function authorOf(message: SlackMessage): Author | undefined {
  const name = message.bot_profile?.name ?? message.username;
  if (message.bot_id !== undefined && name !== undefined) return { bot: name };
  if (message.user !== undefined) return { person: message.user };
  return message.bot_id === undefined ? undefined : { bot: name ?? 'a bot' };
}

/** A text of a block as mrkdwn. Plain text is shown as it is: nothing in it may become a mention or a link. */
const blockWords = z
  .union([z.string(), z.object({ type: string, text: z.string() })])
  .transform((text) => {
    if (typeof text === 'string') return text;
    return text.type === 'plain_text' ? inert(text.text) : text.text;
  })
  .optional()
  .catch(undefined);

const block = z.object({
  type: string,
  text: blockWords,
  fields: z.array(blockWords).optional().catch(undefined),
  elements: list,
  title: blockWords,
  alt_text: string,
});

function blockText(value: unknown): string {
  const read = block.safeParse(value);
  if (!read.success) return '';
  const { type, text, fields = [], elements = [], title, alt_text: alt } = read.data;
  // The elements of a context stand beside each other; those of rich text follow each other.
  const inner = elements.map((each) => elementText(each)).join(type === 'context' ? ' ' : '');
  const lines = [text, title, ...fields, inner].filter(isWritten);
  return lines.length > 0 ? lines.join('\n') : (alt ?? '');
}

const element = z.object({
  type: z.string(),
  text: blockWords,
  elements: list,
  user_id: string,
  usergroup_id: string,
  channel_id: string,
  name: string,
  url: string,
  range: string,
  fallback: string,
});

/** How deep elements may stand in each other; a list of rich text is three deep. */
const deepest = 50;

/** Elements of rich text carry plain characters; context elements carry mrkdwn. Both come out as mrkdwn. */
function elementText(value: unknown, depth = 1): string {
  const read = element.safeParse(value);
  if (!read.success || depth > deepest) return '';
  const { type, text: words = '', elements, url } = read.data;
  if (type === 'button' || type.endsWith('_select')) return '';
  if (elements !== undefined) return `${elements.map((each) => elementText(each, depth + 1)).join('')}\n`;
  const named = namedText(read.data);
  if (named !== undefined) return named;
  if (type === 'link' && url !== undefined) return `<${inert(url)}${words && `|${inert(words)}`}>`;
  return type === 'mrkdwn' ? words : inert(words);
}

/** An element that names something; nothing where it does not say what. */
function namedText(named: z.infer<typeof element>): string | undefined {
  const { type, user_id: user, usergroup_id: group, channel_id: channel, range, name, fallback } = named;
  const forms: Readonly<Record<string, readonly [string | undefined, string, string]>> = {
    user: [user, '<@', '>'],
    usergroup: [group, '<!subteam^', '>'],
    channel: [channel, '<#', '>'],
    broadcast: [range, '@', ''],
    emoji: [name, ':', ':'],
    date: [fallback && inert(fallback), '', ''],
  };
  if (!Object.hasOwn(forms, type)) return undefined;
  const [what, before, after] = forms[type] ?? [];
  return what === undefined ? '' : `${before}${what}${after}`;
}

/** Takes the effect from `<…>`; entities stay, because Slack encodes them here in some payloads and not in others. */
function inert(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const attachment = z.object({
  pretext: string,
  title: string,
  text: string,
  fields: z
    .array(z.object({ title: string, value: string }))
    .optional()
    .catch(undefined),
  blocks: list,
  fallback: string,
});

function attachmentText(value: unknown): string {
  const read = attachment.safeParse(value);
  if (!read.success) return '';
  const { pretext, title, text, fields = [], blocks = [], fallback } = read.data;
  const lines = [
    pretext,
    title,
    text,
    ...fields.map((field) => [field.title, field.value].filter(isWritten).join(': ')),
    ...blocks.map(blockText),
  ].filter(isWritten);
  return lines.length > 0 ? lines.join('\n') : (fallback ?? '');
}

function isWritten(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function fileTitle(value: unknown): string {
  const read = z.object({ title: string, name: string }).safeParse(value);
  return read.success ? read.data.title || read.data.name || '' : '';
}

function readLines(lines: readonly string[]): Wording {
  return readMrkdwn(joined(lines));
}

function plainLines(lines: readonly string[]): Wording {
  return plain(joined(lines));
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
