import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';

/** Far above anything that Slack sends, whose largest view has 250,000 bytes. */
export const MAX_BYTES = 1024 * 1024;

/** The whole body of a request; undefined when it has more than `mostBytes`, or breaks off. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > MAX_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Whether a body holds JSON that is no object. Bolt reads fields of it without looking, and ends the process over `null`. */
export function isNoObject(body: Buffer, type: string | undefined): boolean {
  const text = body.toString();
  const { payload } = type === 'application/x-www-form-urlencoded' ? parse(text) : { payload: text };
  if (typeof payload !== 'string') return false;
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value !== 'object' || value === null || Array.isArray(value);
  } catch {
    // Bolt says so itself of what is no JSON.
    return false;
  }
}
