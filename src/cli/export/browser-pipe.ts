import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const answer = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** What a browser answers to a command. */
export type Answer = Readonly<Record<string, unknown>>;

/** Something that the browser says of itself. */
interface BrowserEvent {
  readonly method: string;
  readonly params: Answer;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Talks to a browser that was started with `--remote-debugging-pipe`: a JSON text each way for each message, ended by a
 * zero byte (https://chromedevtools.github.io/devtools-protocol).
 */
export class BrowserPipe {
  readonly #out: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #events: BrowserEvent[] = [];
  #hear: (event: BrowserEvent) => void = () => undefined;
  #count = 0;
  #parts: Buffer[] = [];

  constructor(out: Writable, incoming: Readable) {
    this.#out = out;
    incoming.on('data', (chunk: Buffer) => this.#read(chunk));
    const fail = (): void => this.#fail();
    incoming.on('close', fail).on('error', fail);
    out.on('error', fail);
  }

  /** Sends a command, to a page of the browser where its session is named, and resolves to what comes back. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    this.#count += 1;
    const id = this.#count;
    const message = { id, method, params, ...(sessionId !== undefined && { sessionId }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#out.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Resolves once the browser says something, or at once where it did already. One may wait at a time. */
  event(isMeant: (event: BrowserEvent) => boolean): Promise<void> {
    if (this.#events.some(isMeant)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#hear = (event) => {
        if (isMeant(event)) resolve();
      };
    });
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.#parts, chunk.subarray(from, end)]).toString('utf8');
      this.#parts = [];
      from = end + 1;
      this.#take(answer.parse(JSON.parse(text)));
    }
    this.#parts.push(chunk.subarray(from));
  }

  #take({ id, method, params = {}, result = {}, error }: z.infer<typeof answer>): void {
    if (method !== undefined) {
      this.#events.push({ method, params });
      this.#hear({ method, params });
    }
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error.message));
  }

  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The browser has ended'));
    this.#waiting.clear();
  }
}
