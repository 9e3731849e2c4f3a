import { z } from 'zod';
import type { Told } from '../../app/processes/session';

const source = z.object({
  channel: z.string(),
  message: z.string(),
  thread: z.string().exactOptional(),
});

const news = z.object({
  from: z.string(),
  news: z.discriminatedUnion('type', [
    z.object({ type: z.literal('changed'), team: z.string(), number: z.int().exactOptional() }),
    z.object({ type: z.literal('edited'), team: z.string(), source }),
    z.object({ type: z.literal('missed'), why: z.enum(['start', 'sockets', 'http', 'sleep', 'storage']) }),
  ]),
});

/** What a session tells the others, as the server hands it on. */
export function toldOf(from: string, told: Told): string {
  return JSON.stringify({ from, news: told });
}

/** The same as it was told; undefined for what a program of another version tells. */
export function toldIn(payload: string): { readonly from: string; readonly news: Told } | undefined {
  try {
    return news.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
