import type { ServerResponse } from 'node:http';

/** What goes back over HTTP; `lost` breaks the connection without an answer. */
export type Reply =
  | { kind: 'lost' }
  | {
      kind: 'content';
      status: number;
      type: string;
      body: string | Buffer;
      headers?: Readonly<Record<string, string>>;
    };

/** A JSON answer. */
export function jsonReply(
  value: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    kind: 'content',
    status,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    headers,
  };
}

/** A page. */
export function htmlReply(body: string, status = 200): Reply {
  const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };
  return { kind: 'content', status, type: 'text/html; charset=utf-8', body, headers };
}

/** A line of plain text. */
export function textReply(body: string, status = 200): Reply {
  return { kind: 'content', status, type: 'text/plain; charset=utf-8', body };
}

/** Sends the reply. */
export function send(response: ServerResponse, reply: Reply): void {
  if (reply.kind === 'lost') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  });
  response.end(reply.body);
}
