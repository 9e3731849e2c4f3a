import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { ChatFailure } from '../../app/chat-failure';
import type { CallOutcome, Metrics } from '../../app/metrics';
import type { MethodName } from '../rate-limits/methods';
import type { CallTurns } from '../rate-limits/rate-limiter';
import { ApiReachability } from './api-reachability';
import { callFailureOf, outcomeOf, withInstant } from './call-failure';
import { type Downloaded, download, fileHosts } from './download';
import { pageAnswer } from './general-answers';
import { responseDate } from './response-date';
import { defaultTimeouts } from './timeouts';

/** So many times as long as an answer a file may take: a large one over a slow line. */
const FILES_TAKE_LONGER = 6;

/** What is told of the calls, and who says whether there may be any. */
export interface ApiParts {
  readonly metrics?: Pick<Metrics, 'callEnded'>;
  readonly mayCall?: () => boolean;
}

/** The Web API as the bot calls it: within the limits, and with failures as what they mean. */
export class Api {
  readonly #limiter: CallTurns;
  /** How long the taking of a file is waited for, in real milliseconds. */
  readonly #longestUpload: number;
  /** Whether this process may do anything: while its session is lost, others do what it had in hand. */
  readonly #mayCall: () => boolean;
  readonly #metrics: Pick<Metrics, 'callEnded'> | undefined;

  constructor(
    readonly client: WebClient,
    limiter: CallTurns,
    readonly reachability = new ApiReachability(),
    longestUpload = defaultTimeouts.call,
    { metrics, mayCall = () => true }: ApiParts = {},
  ) {
    this.#limiter = limiter;
    this.#mayCall = mayCall;
    this.#longestUpload = longestUpload;
    this.#metrics = metrics;
  }

  /** Calls a method when its turn has come; `channel` is the one a message goes to. Throws `ChatFailure`. */
  async call<R>(method: MethodName, send: (client: WebClient) => Promise<R>, channel?: string): Promise<R> {
    this.#refuseWithoutSession();
    await this.#limiter.turn(method, channel);
    this.#refuseWithoutSession();
    try {
      const answer = await this.#count(method, () => send(this.client));
      this.reachability.answered();
      return answer;
    } catch (error) {
      const asOf = error instanceof WebAPIPlatformError ? responseDate(error.data) : undefined;
      throw withInstant(callFailureOf(error, method, this.#limiter, this.reachability), asOf);
    }
  }

  #refuseWithoutSession(): void {
    if (this.#mayCall()) return;
    throw new ChatFailure('no_session', 'The database cannot be reached.', { again: true, isForAll: true });
  }

  /** Counts a call that is made in another way, because somebody waits for it; what fails is thrown as it is. */
  async counted<R>(method: MethodName, send: () => Promise<R>): Promise<R> {
    this.#refuseWithoutSession();
    return this.#count(method, send);
  }

  async #count<R>(method: MethodName, send: () => Promise<R>): Promise<R> {
    let outcome: CallOutcome = 'done';
    try {
      return await send();
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.#metrics?.callEnded(method, outcome);
    }
  }

  /** Sends a file's content to the address that Slack gave for it. Throws `ChatFailure`. */
  async upload(address: string, content: string | Uint8Array): Promise<void> {
    this.#refuseWithoutSession();
    try {
      const signal = AbortSignal.timeout(this.#longestUpload);
      const body = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
      const answer = await fetch(address, { method: 'POST', body, redirect: 'error', signal });
      await answer.text();
      if (answer.ok) return;
    } catch {
      // Whatever it was, the next attempt begins another upload.
    }
    throw new ChatFailure('upload_failed', 'Slack did not take the file.', { again: true });
  }

  /** Fetches a file's bytes with the token, from Slack's own hosts and those named besides. Throws `ChatFailure`. */
  async download(address: string, most: number, more: readonly string[]): Promise<Downloaded> {
    this.#refuseWithoutSession();
    const { token = '', slackApiUrl } = this.client;
    const hosts = fileHosts(slackApiUrl, more);
    return download(address, { token, hosts, most, longest: this.#longestUpload * FILES_TAKE_LONGER });
  }

  /** Walks through the pages of a listing. */
  async *pages<R extends object>(
    method: MethodName,
    send: (client: WebClient, cursor: { cursor?: string }) => Promise<R>,
  ): AsyncGenerator<R> {
    let cursor: string | undefined;
    do {
      const page: R = await this.call(method, (client) =>
        send(client, cursor === undefined ? {} : { cursor }),
      );
      yield page;
      const { next_cursor: next } = pageAnswer.parse(page).response_metadata;
      // The page that follows itself has no end.
      cursor = next === cursor ? undefined : next;
    } while (cursor !== undefined);
  }
}
