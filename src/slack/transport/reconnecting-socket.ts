import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Socket } from './socket';

/** What the socket is kept open with. */
export interface ReconnectingSocketParts {
  /** Opens a socket; what fails is thrown. */
  readonly open: (signal: AbortSignal) => Promise<Socket>;
  /** The wait before a socket that ended is opened anew, in real milliseconds. */
  readonly wait: number;
  /** Told whenever a socket is open or no longer is. */
  readonly changed: (isOpen: boolean) => void;
  /** Told why none could be opened. */
  readonly failed: (error: unknown) => void;
}

/** The longest wait between two tries, in milliseconds. */
const MAX_WAIT = 30_000;
/** A socket that lived less long ended for a reason that may still be there. */
const shortLife = 60_000;

/** Keeps one socket open for as long as the bot runs: each that ends is followed by a fresh one. */
export class ReconnectingSocket {
  readonly #parts: ReconnectingSocketParts;
  readonly #stopping = new AbortController();
  #socket: Socket | undefined;
  #failures = 0;
  #kept: Promise<void> | undefined;

  constructor(parts: ReconnectingSocketParts) {
    this.#parts = parts;
  }

  /** Opens the first socket, or throws what failed. */
  async open(): Promise<void> {
    const socket = await this.#parts.open(this.#stopping.signal);
    this.#socket = socket;
    this.#parts.changed(true);
  }

  /** From now on there is a socket whenever there can be. */
  keep(): void {
    this.#kept ??= this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#socket?.close();
    await this.#kept;
  }

  async #loop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#outlive();
      await this.#pause();
      await this.#reopen();
    }
  }

  async #outlive(): Promise<void> {
    if (this.#socket === undefined) return;
    const openedAt = performance.now();
    await this.#socket.gone;
    this.#socket = undefined;
    this.#parts.changed(false);
    this.#failures = performance.now() - openedAt < shortLife ? this.#failures + 1 : 0;
  }

  async #reopen(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    try {
      await this.open();
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#parts.failed(error);
      // It is not the workspace that is unwell: after the wait that Slack asks for comes the usual one.
      if (error instanceof WebAPIRateLimitedError) await this.#sleep(error.retryAfter * 1_000);
      else this.#failures += 1;
    }
  }

  /** 1, 1, 2, 4 … times the wait, up to a fifth longer so that not everybody comes back at the same moment. */
  #pause(): Promise<void> {
    const wait = Math.min(this.#parts.wait * 2 ** Math.max(0, this.#failures - 1), MAX_WAIT);
    return this.#sleep(wait * (1 + Math.random() / 5));
  }

  #sleep(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }
}
