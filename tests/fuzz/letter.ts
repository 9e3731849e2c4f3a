import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { sign } from '../../src/playground/delivery/http-delivery';

/** What a request was answered with. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** The secret that Slack and the bot share. */
export const signingSecret = 'abcdefabcdefabcdefabcdefabcdefab';

/** An answer that is taken down instead of being sent. */
class TakenDown extends ServerResponse {
  readonly #chunks: string[] = [];
  ended?: (reply: Reply) => void;

  override write(chunk: unknown): boolean {
    this.#chunks.push(String(chunk));
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) this.#chunks.push(String(chunk));
    this.ended?.({ status: this.statusCode, body: this.#chunks.join('') });
    return this;
  }
}

/** Hands a signed request to the bot without any network; `idle` ends the waiting for an answer that does not come. */
export async function deliver(
  listener: RequestListener,
  { type, body }: { readonly type: string; readonly body: string },
  idle: () => Promise<void>,
): Promise<Reply | undefined> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const request = new IncomingMessage(new Socket());
  request.method = 'POST';
  request.url = '/slack/events';
  request.headers = {
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(signingSecret, timestamp, body),
  };
  const response = new TakenDown(request);
  let reply: Reply | undefined;
  response.ended = (ended) => {
    reply = ended;
  };
  request.push(body);
  request.push(null);
  listener(request, response);
  await idle();
  return reply;
}
