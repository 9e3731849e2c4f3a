import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { ChatFailure } from '../app/chat-failure';
import { dateOf } from './answer-date';
import { asSaid, failureOf } from './failure';
import type { MethodName } from './methods';
import type { Turns } from './pace';
import { Reach } from './reach';
import { usualWaits } from './waits';

/** The Web API as the bot calls it: within the limits, and with failures as what they mean. */
export class Api {
  constructor(
    readonly client: WebClient,
    private readonly pace: Turns,
    readonly reach = new Reach(),
    /** How long the taking of a file is waited for, in real milliseconds. */
    private readonly longestUpload = usualWaits.call,
  ) {}

  /** Calls a method when its turn has come; `channel` is the one a message goes to. Throws `ChatFailure`. */
  async call<R>(method: MethodName, send: (client: WebClient) => Promise<R>, channel?: string): Promise<R> {
    await this.pace.turn(method, channel);
    try {
      const answer = await send(this.client);
      this.reach.answered();
      return answer;
    } catch (error) {
      const asOf = error instanceof WebAPIPlatformError ? dateOf(error.data) : undefined;
      throw asSaid(failureOf(error, method, this.pace, this.reach), asOf);
    }
  }

  /** Sends a file's content to the address that Slack gave for it. Throws `ChatFailure`. */
  async upload(address: string, content: string): Promise<void> {
    try {
      const signal = AbortSignal.timeout(this.longestUpload);
      const body = Buffer.from(content);
      const answer = await fetch(address, { method: 'POST', body, redirect: 'error', signal });
      await answer.text();
      if (answer.ok) return;
    } catch {
      // Whatever it was, the next attempt begins another upload.
    }
    throw new ChatFailure('upload_failed', 'Slack did not take the file.', { again: true });
  }

  /** Walks through the pages of a listing. */
  async *pages<R extends { response_metadata?: { next_cursor?: string } }>(
    method: MethodName,
    send: (client: WebClient, cursor: { cursor?: string }) => Promise<R>,
  ): AsyncGenerator<R> {
    let cursor: string | undefined;
    do {
      const page: R = await this.call(method, (client) =>
        send(client, cursor === undefined ? {} : { cursor }),
      );
      yield page;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
  }
}
