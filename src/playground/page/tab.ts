import type { WebSocket } from 'ws';
import type { WireLog } from '../wire';
import type { TabUpdate } from './contract';

/** What may wait to be read by a tab. One that is further behind has been left alone and will come back. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/** How much of what crossed the wire before a tab is told at first. */
const MOST_RECORDS = 500;

/** An open tab of the page. */
export class Tab {
  #lastSeq = 0;

  /** @param wire what it is told of, if it asked for that */
  readonly #socket: WebSocket;
  readonly #wire: WireLog | undefined;

  constructor(socket: WebSocket, wire: WireLog | undefined) {
    this.#socket = socket;
    this.#wire = wire;
  }

  /** Tells the tab something, already written as JSON. */
  tell(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_WAITING_BYTES) this.#socket.terminate();
    else this.#socket.send(text);
  }

  /** Tells what crossed the wire since it was last told. */
  tellWire(): void {
    if (!this.#wire) return;
    const all = this.#wire.records();
    const first = all.findLastIndex(({ seq }) => seq <= this.#lastSeq) + 1;
    const records = all.slice(Math.max(first, all.length - MOST_RECORDS));
    const newest = records.at(-1);
    if (!newest) return;
    this.#lastSeq = newest.seq;
    this.tell(JSON.stringify({ type: 'wire', records } satisfies TabUpdate));
  }
}
