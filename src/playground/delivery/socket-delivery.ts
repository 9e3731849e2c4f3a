import type { WebSocket } from 'ws';
import type { Delivery, Envelope, SendOutcome } from './delivery';

/** Reasons for which Slack asks a client to reconnect (docs.slack.dev/apis/events-api/using-socket-mode). */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** What an app meets that opens a socket: it is let in, refused, met by silence, or let in and never greeted. */
export type SocketGreeting = 'as usual' | 'refused' | 'silence' | 'no greeting';

/** An app's sockets at a time (docs.slack.dev/apis/events-api/using-socket-mode). */
const MOST_SOCKETS = 10;
/** How many acknowledgements are kept. */
const MOST_HEARD = 100;
/** Clients take a socket for dead after 30 seconds without a ping. */
const PING_MS = 10_000;
/** How long a client may take to answer the closing of its socket. */
const GOODBYE_MS = 500;
/** What Slack announces as a socket's life; sockets here live until something ends them. */
const LIFE_SECONDS = 18_060;

/** Delivers over the sockets that the app has open: each envelope to one of them, in turn. */
export class SocketDelivery implements Delivery {
  /** Whether each envelope goes to two sockets, as it should not and sometimes does. */
  doubling = false;
  /** What the next sockets meet. */
  welcome: SocketGreeting = 'as usual';
  /** The envelopes that the app acknowledged lately, whether or not somebody waits for it. */
  readonly heard: string[] = [];
  readonly #sockets: WebSocket[] = [];
  readonly #frozen = new WeakSet<WebSocket>();
  readonly #waiting = new Map<string, (outcome: SendOutcome) => void>();
  readonly #readyListeners: (() => void)[] = [];
  #turn = 0;
  readonly #pinging: NodeJS.Timeout;

  readonly #appId: string;

  constructor(appId: string) {
    this.#appId = appId;

    this.#pinging = setInterval(() => {
      for (const socket of this.#sockets) if (!this.#frozen.has(socket)) socket.ping();
    }, PING_MS);
    this.#pinging.unref();
  }

  /** Takes a freshly opened socket in, or turns the eleventh away. */
  accept(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#forget(socket));
    if (this.#sockets.length >= MOST_SOCKETS) {
      sendDisconnect(socket, 'too_many_websockets');
      socket.close();
      return;
    }
    // Who opens a socket anew has given up those that fell silent, and is taken to have.
    for (const silent of this.#sockets.filter((each) => this.#frozen.has(each))) silent.terminate();
    this.#sockets.push(socket);
    socket.on('message', (data) => this.#receive(String(data)));
    if (this.welcome === 'no greeting') return;
    socket.send(JSON.stringify(this.#hello()), () => {
      for (const listener of this.#readyListeners) listener();
    });
    socket.ping();
  }

  /** How many sockets are open. */
  get connections(): number {
    return this.#sockets.length;
  }

  /**
   * Asks the app to reconnect, as Slack does every few hours, on every socket or on the oldest of them; nothing more is
   * sent over those.
   */
  disconnect(reason: DisconnectReason = 'refresh_requested', most = MOST_SOCKETS): void {
    for (const socket of this.#sockets.slice(0, most)) {
      sendDisconnect(socket, reason);
      if (reason !== 'warning') this.#forget(socket);
    }
  }

  /** Cuts every socket, or the oldest of them, without a word, as a broken network does. */
  cut(most = MOST_SOCKETS): void {
    for (const socket of this.#sockets.slice(0, most)) socket.terminate();
  }

  /** Lets every open socket fall silent without closing it: what is sent there is lost, and nothing is answered. */
  freeze(): void {
    for (const socket of this.#sockets) {
      this.#frozen.add(socket);
      socket.pause();
    }
  }

  /** Sends a text of any kind over one of the sockets. */
  sendRaw(text: string): void {
    this.#next()?.send(text);
  }

  ready(): boolean {
    return this.#sockets.length > 0;
  }

  onReady(ready: () => void): void {
    this.#readyListeners.push(ready);
  }

  send(envelope: Envelope, timeoutMs: number): Promise<SendOutcome> {
    const sockets = this.#chosen();
    if (sockets.length === 0)
      return Promise.resolve({ acknowledged: false, reason: 'connection_failed', retry: true });
    return new Promise((resolve) => {
      const settle = (outcome: SendOutcome) => {
        clearTimeout(timer);
        this.#waiting.delete(envelope.id);
        resolve(outcome);
      };
      const timer = setTimeout(
        () => settle({ acknowledged: false, reason: 'timeout', retry: true }),
        timeoutMs,
      );
      // By envelope and not by socket: a client that has reconnected acknowledges over its new socket.
      this.#waiting.set(envelope.id, settle);
      for (const socket of sockets)
        if (!this.#frozen.has(socket)) socket.send(JSON.stringify(frame(envelope)));
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#pinging);
    for (const settle of [...this.#waiting.values()]) {
      settle({ acknowledged: false, reason: 'connection_failed', retry: false });
    }
    await Promise.all(this.#sockets.map(closeSocket));
  }

  #chosen(): WebSocket[] {
    const [first, second] = [this.#next(), this.doubling ? this.#next() : undefined];
    return [...new Set([first, second])].filter((socket) => socket !== undefined);
  }

  #next(): WebSocket | undefined {
    this.#turn += 1;
    return this.#sockets[this.#turn % this.#sockets.length];
  }

  #forget(socket: WebSocket): void {
    const index = this.#sockets.indexOf(socket);
    if (index >= 0) this.#sockets.splice(index, 1);
  }

  #receive(data: string): void {
    const message = parse(data);
    if (typeof message?.envelope_id !== 'string') return;
    this.heard.push(message.envelope_id);
    if (this.heard.length > MOST_HEARD) this.heard.shift();
    this.#waiting.get(message.envelope_id)?.({ acknowledged: true, payload: message.payload });
  }

  #hello(): Record<string, unknown> {
    return {
      type: 'hello',
      num_connections: this.#sockets.length,
      debug_info: { host: 'playground', build_number: 1, approximate_connection_time: LIFE_SECONDS },
      connection_info: { app_id: this.#appId },
    };
  }
}

/** Says goodbye, and hangs up on a client that does not say it too. */
function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const hangUp = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(hangUp);
      resolve();
    });
    socket.close(1001);
  });
}

function sendDisconnect(socket: WebSocket, reason: DisconnectReason): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'playground' } }));
}

function frame(envelope: Envelope): Record<string, unknown> {
  const retries =
    envelope.type === 'events_api'
      ? { retry_attempt: envelope.attempt, retry_reason: envelope.retryReason ?? '' }
      : {};
  return {
    envelope_id: envelope.id,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsResponse,
    ...retries,
  };
}

function parse(data: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
