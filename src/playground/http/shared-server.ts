import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Who answers what comes in at a shared server. */
export interface RequestHandler {
  request(request: IncomingMessage, response: ServerResponse): void;
  /** Somebody asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** How long a request waits while no handler is attached, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * A server that stays open while playgrounds come and go behind it: what comes while there is none waits for the next one.
 */
export class SharedServer {
  #handler: RequestHandler | undefined;
  #waiting: (() => void)[] = [];

  readonly #http: Server;

  private constructor(
    http: Server,
    /** What it listens on: a name or an address of this machine. */
    readonly host: string,
  ) {
    this.#http = http;

    http.on('request', (request, response) => {
      this.#whenAttached(
        (handler) => handler.request(request, response),
        () => response.writeHead(503).end(),
      );
    });
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.#whenAttached(
        (handler) => handler.upgrade(request, socket, head),
        () => socket.destroy(),
      );
    });
  }

  /** Listens on a port; port 0 takes any free one. Rejects with the system's error when the port is taken. */
  static async open(port: number, host: string): Promise<SharedServer> {
    const http = createServer();
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
    return new SharedServer(http, host);
  }

  /** Where it is. */
  get port(): number {
    // A server that listens on a port has an address of this kind; only pipes have another.
    const address = this.#http.address() as AddressInfo;
    return address.port;
  }

  /** Hands everything to this handler from now on, what waits first. */
  attach(handler: RequestHandler): void {
    this.#handler = handler;
    for (const enter of this.#waiting.splice(0)) enter();
  }

  /** From now on everything waits until the next handler is attached. */
  detach(): void {
    this.#handler = undefined;
  }

  /** Closes the server for good and breaks what is open. */
  async close(): Promise<void> {
    this.#handler = undefined;
    this.#http.closeAllConnections();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
  }

  #whenAttached(enter: (handler: RequestHandler) => void, giveUp: () => void): void {
    if (this.#handler) {
      enter(this.#handler);
      return;
    }
    const timer = setTimeout(() => {
      this.#waiting = this.#waiting.filter((other) => other !== tryAgain);
      giveUp();
    }, PATIENCE_MS);
    timer.unref();
    const tryAgain = (): void => {
      clearTimeout(timer);
      if (this.#handler) enter(this.#handler);
      else giveUp();
    };
    this.#waiting.push(tryAgain);
  }
}
