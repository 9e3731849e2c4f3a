import type { ServerResponse } from 'node:http';

/** What is said over HTTP. */
export interface HttpContent {
  type: 'content';
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}

/**
 * What goes back over HTTP; `lost` breaks the connection without an answer, `half` in the middle of one, and after
 * `silence` it is the other side's to end it.
 */
export type Reply = HttpContent | { type: 'lost' } | { type: 'silence' } | { type: 'half'; of: HttpContent };

/** A JSON answer. */
export function jsonReply(
  value: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpContent {
  return {
    type: 'content',
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    headers,
  };
}

/** A page. */
export function htmlReply(body: string, status = 200): HttpContent {
  const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };
  return { type: 'content', status, contentType: 'text/html; charset=utf-8', body, headers };
}

/** A line of plain text. */
export function textReply(body: string, status = 200): HttpContent {
  return { type: 'content', status, contentType: 'text/plain; charset=utf-8', body };
}

/** Sends the reply. */
export function send(response: ServerResponse, reply: Reply): void {
  switch (reply.type) {
    case 'lost':
      response.destroy();
      return;
    case 'silence':
      return;
    case 'half': {
      const body = Buffer.from(reply.of.body);
      writeHead(response, reply.of, { 'content-length': String(body.length) });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    case 'content':
      writeHead(response, reply);
      response.end(reply.body);
  }
}

function writeHead(response: ServerResponse, { status, contentType, headers }: HttpContent, more = {}): void {
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    ...more,
  });
}
