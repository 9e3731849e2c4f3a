import { createHmac } from 'node:crypto';
import type { InstalledApp } from '../manifest';
import type { Delivery, Envelope, SendOutcome } from './delivery';

/** Delivers by signed HTTP requests to the manifest's URLs. */
export class HttpDelivery implements Delivery {
  readonly #closing = new AbortController();

  readonly #app: InstalledApp;
  readonly #signingSecret: string;

  constructor(app: InstalledApp, signingSecret: string) {
    this.#app = app;
    this.#signingSecret = signingSecret;
  }

  ready(): boolean {
    return true;
  }

  onReady(): void {
    // Always ready: whether the app answers shows in the attempt.
  }

  async send(envelope: Envelope, timeoutMs: number): Promise<SendOutcome> {
    const url = this.#urlFor(envelope);
    if (url === undefined) return { acknowledged: false, reason: 'no_request_url', retry: false };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        ...this.#request(envelope),
        redirect: 'follow',
        signal: AbortSignal.any([timeout, this.#closing.signal]),
      });
      const body = await response.text();
      const retry = response.headers.get('x-slack-no-retry') !== '1';
      return response.ok
        ? { acknowledged: true, payload: readAnswer(response.headers.get('content-type') ?? '', body) }
        : { acknowledged: false, reason: 'http_error', retry };
    } catch {
      return {
        acknowledged: false,
        reason: timeout.aborted ? 'http_timeout' : 'connection_failed',
        retry: true,
      };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #urlFor({ type, what, payload }: Envelope): string | undefined {
    const { urls, commands } = this.#app;
    if (type === 'events_api') return urls.events;
    if (type === 'slash_commands') return commands.find(({ command }) => command === payload.command)?.url;
    return what === 'block_suggestion' ? (urls.options ?? urls.interactivity) : urls.interactivity;
  }

  #request(envelope: Envelope): { method: string; headers: Record<string, string>; body: string } {
    const { contentType, body } = encode(envelope);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers: Record<string, string> = {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(this.#signingSecret, timestamp, body),
    };
    if (envelope.attempt > 0) {
      headers['x-slack-retry-num'] = String(envelope.attempt);
      headers['x-slack-retry-reason'] = envelope.retryReason ?? 'unknown_error';
    }
    return { method: 'POST', headers, body };
  }
}

/** The `x-slack-signature` of a body: version 0, HMAC-SHA256 (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode({ type, payload }: Envelope): { contentType: string; body: string } {
  if (type === 'events_api') return { contentType: 'application/json', body: JSON.stringify(payload) };
  const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}

/** An answer is JSON, or plain text that stands for a message. */
function readAnswer(contentType: string, body: string): unknown {
  if (body.trim() === '') return undefined;
  if (!contentType.startsWith('application/json')) return { text: body };
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
