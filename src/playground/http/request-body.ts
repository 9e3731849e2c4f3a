import type { IncomingMessage } from 'node:http';
import { SlackError } from '../state/slack-error';

/** Well above what tests upload, well below what hurts. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The whole body; refuses one of more than 64 MiB or what is said, or one that breaks off. */
export async function readBytes(request: IncomingMessage, most = MOST_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) request.destroy();
    else chunks.push(chunk);
  });
  return new Promise((resolve, reject) => {
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new SlackError('request_interrupted')));
    request.once('close', () => reject(new SlackError('request_interrupted')));
  });
}

/** The arguments of a call: from a form, a multipart form or JSON, and from the address. */
export async function readCallArguments(
  request: IncomingMessage,
  url: URL,
): Promise<Record<string, unknown>> {
  const inAddress = Object.fromEntries(url.searchParams);
  const bytes = await readBytes(request);
  if (bytes.length === 0) return inAddress;
  const fields = await readFields(bytes, request.headers['content-type'] ?? '');
  // Slack takes null for "not given".
  return {
    ...inAddress,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  };
}

async function readFields(bytes: Buffer, contentType: string): Promise<Record<string, unknown>> {
  if (contentType.startsWith('application/json')) return readJson(bytes.toString('utf8'));
  if (contentType.startsWith('multipart/form-data'))
    return Object.fromEntries(await readForm(bytes, contentType));
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
  }
  throw new SlackError('invalid_post_type');
}

function readJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SlackError('invalid_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SlackError('json_not_object');
  return { ...value };
}

async function readForm(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new SlackError('invalid_form_data');
  }
}

/** The bytes of an uploaded file: the body itself, or the first file of a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const contentType = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request);
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  for (const [, value] of await readForm(bytes, contentType)) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}
