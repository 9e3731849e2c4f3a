import type { IncomingHttpHeaders } from 'node:http';

/**
 * How many seconds a request's time may be away from now, before it or after. Source: docs.slack.dev,
 * authentication/verifying-requests-from-slack.
 */
export const window = 5 * 60;

/** The time by the machine's own clock, in seconds since 1970: what Slack signs with has no other. */
export function secondsNow(): number {
  return Math.floor(Date.now() / 1_000);
}

/**
 * Whether Slack may have sent a request with these headers now. Bolt compares the signature; it takes one from the
 * future, though, and several spellings of the same one, which could then be sent twice.
 */
export function isTimely(headers: IncomingHttpHeaders, now: number): boolean {
  const { 'x-slack-request-timestamp': time, 'x-slack-signature': signature } = headers;
  // What has no signature at all is Slack's `ssl_check`, or refused by Bolt.
  if (time === undefined && signature === undefined) return true;
  if (!/^v0=[0-9a-f]{64}$/.test(String(signature)) || !/^\d{1,12}$/.test(String(time))) return false;
  return Math.abs(now - Number(time)) <= window;
}

/**
 * The requests that were taken, by their signatures, for as long as they would pass as new. Slack sends no command
 * and no click twice, so the second one is somebody else's. Bounded: the oldest go first.
 */
export class TakenRequests {
  readonly #until = new Map<string, number>();

  /** @param most how many are remembered; Slack sends far fewer within the window */
  readonly #most: number;

  constructor(most = 10_000) {
    this.#most = most;
  }

  /** Takes a request; false when it was taken before. */
  take(signature: string, now: number): boolean {
    if (this.#until.has(signature)) return false;
    // A time that is ahead by the whole window stays within it for twice as long.
    this.#until.set(signature, now + 2 * window);
    for (const [oldest, until] of this.#until) {
      if (until >= now && this.#until.size <= this.#most) break;
      this.#until.delete(oldest);
    }
    return true;
  }

  /** How many are remembered. */
  get size(): number {
    return this.#until.size;
  }
}
