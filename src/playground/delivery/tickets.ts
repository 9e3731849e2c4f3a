import { randomUUID } from 'node:crypto';

/** How long a socket's address can be used; Slack's are as short-lived. */
const LIFETIME_MS = 30_000;

/** The single-use tickets with which an app opens its sockets. */
export class Tickets {
  readonly #open = new Map<string, number>();

  /** A new ticket, good for one socket within half a minute. */
  issue(): string {
    const ticket = randomUUID();
    this.#open.set(ticket, performance.now() + LIFETIME_MS);
    return ticket;
  }

  /** Uses a ticket up; false when there is none such, or not any more. */
  redeem(ticket: string): boolean {
    const expires = this.#open.get(ticket);
    this.#open.delete(ticket);
    return expires !== undefined && performance.now() <= expires;
  }
}
