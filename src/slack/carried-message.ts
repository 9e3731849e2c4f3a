import { z } from 'zod';
import type { SeenMessage } from '../domain/marking';
import { saidAt } from '../domain/source';
import { plain } from '../domain/wording';
import { parseZone } from '../domain/zone';
import { timestamp } from './timestamp';

const optional = z.string().optional();
const schema = z.object({
  channel: z.string(),
  message: timestamp,
  thread: timestamp.optional(),
  author: z.union([z.object({ person: z.string() }), z.object({ bot: z.string() })]).optional(),
  zone: z.string().transform(parseZone),
  incident: optional,
  respondAt: optional,
});

/** What a modal about a message carries along unseen. */
export type CarriedMessage = z.infer<typeof schema>;

/** A message as a modal carries it: without its words, which have no room there. */
export function carry(
  { source, author }: SeenMessage,
  about: Pick<CarriedMessage, 'zone' | 'incident' | 'respondAt'>,
): string {
  return JSON.stringify({ ...source, author, ...about });
}

/** What a modal about a message carried. */
export function readCarried(carried: string): CarriedMessage {
  return schema.parse(JSON.parse(carried));
}

/** The message that a modal is about, with the words that stand in its form; its own are not at hand any more. */
export function inWordsOfForm(
  { channel, message, thread, author }: CarriedMessage,
  words: string,
): SeenMessage {
  const source = { channel, message, ...(thread !== undefined && { thread }) };
  return { source, text: plain(words), asOf: saidAt(source), ...(author !== undefined && { author }) };
}
