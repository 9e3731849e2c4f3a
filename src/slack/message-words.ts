import { z } from 'zod';
import type { Author } from '../domain/person';
import { isBlank, plain, type Wording } from '../domain/wording';
import { escaped, readMrkdwn } from './mrkdwn';

/** As much of a Slack message as is read; everything else is left alone. */
export const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().nullish(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  username: z.string().optional(),
  bot_profile: z.object({ name: z.string().optional() }).optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
  files: z.array(z.unknown()).optional(),
  edited: z.object({ ts: z.string() }).optional(),
  subtype: z.string().optional(),
});

/** A Slack message, as far as it is read. */
export type SlackMessage = z.infer<typeof messageSchema>;

/**
 * What a message says: its text, else its blocks, else its attachments (alerts often have nothing else), else
 * the titles of its files.
 */
export function wordsIn(message: SlackMessage): Wording {
  const candidates = [
    () => readMrkdwn(message.text ?? ''),
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

const textObject = z.object({ text: z.string() });
const block = z.object({
  text: textObject.optional(),
  fields: z.array(textObject).optional(),
  elements: z.array(z.unknown()).optional(),
  title: z.union([z.string(), textObject]).optional(),
  alt_text: z.string().optional(),
});

function blockText(value: unknown): string {
  const read = block.safeParse(value);
  if (!read.success) return '';
  const { text, fields = [], elements = [], title, alt_text: alt } = read.data;
  const own = [
    text?.text,
    typeof title === 'string' ? title : title?.text,
    ...fields.map((each) => each.text),
  ];
  const inner = elements.map(elementText).join('');
  const lines = [...own, inner].filter((line) => line !== undefined && line !== '');
  return lines.length > 0 ? lines.join('\n') : (alt ?? '');
}

const element = z.object({
  type: z.string(),
  text: z.union([z.string(), textObject]).optional(),
  elements: z.array(z.unknown()).optional(),
  user_id: z.string().optional(),
  usergroup_id: z.string().optional(),
  channel_id: z.string().optional(),
  name: z.string().optional(),
  url: z.string().optional(),
  range: z.string().optional(),
});

/** Elements of rich text carry plain characters; context elements carry mrkdwn. Both come out as mrkdwn. */
function elementText(value: unknown): string {
  const read = element.safeParse(value);
  if (!read.success) return '';
  const { type, text, elements } = read.data;
  if (type === 'button' || type.endsWith('_select')) return '';
  if (elements !== undefined) return `${elements.map(elementText).join('')}\n`;
  if (type === 'user') return `<@${read.data.user_id}>`;
  if (type === 'usergroup') return `<!subteam^${read.data.usergroup_id}>`;
  if (type === 'channel') return `<#${read.data.channel_id}>`;
  if (type === 'broadcast') return `@${read.data.range}`;
  if (type === 'emoji') return `:${read.data.name}:`;
  const words = typeof text === 'string' ? text : (text?.text ?? '');
  if (type === 'link')
    return read.data.url === undefined ? words : `<${read.data.url}${words && `|${words}`}>`;
  return type === 'mrkdwn' ? words : escaped(words);
}

const attachment = z.object({
  pretext: z.string().optional(),
  title: z.string().optional(),
  title_link: z.string().optional(),
  text: z.string().optional(),
  fields: z.array(z.object({ title: z.string().optional(), value: z.string().optional() })).optional(),
  blocks: z.array(z.unknown()).optional(),
  fallback: z.string().optional(),
});

function attachmentText(value: unknown): string {
  const read = attachment.safeParse(value);
  if (!read.success) return '';
  const { pretext, title, text, fields = [], blocks = [], fallback } = read.data;
  const lines = [
    pretext,
    title,
    text,
    ...fields.map((field) => [field.title, field.value].filter(Boolean).join(': ')),
    ...blocks.map(blockText),
  ].filter((line) => line !== undefined && line !== '');
  return lines.length > 0 ? lines.join('\n') : (fallback ?? '');
}

function fileTitle(value: unknown): string {
  const read = z.object({ title: z.string().optional(), name: z.string().optional() }).safeParse(value);
  return read.success ? (read.data.title ?? read.data.name ?? '') : '';
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
