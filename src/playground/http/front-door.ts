import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Who takes in what comes through a front door. */
export interface Household {
  request(request: IncomingMessage, response: ServerResponse): void;
  /** Somebody asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** How long somebody waits before a door behind which nobody lives, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * A port that stays open while playgrounds come and go behind it: who comes while nobody is in waits for the next one.
 */
export class FrontDoor {
  private household: Household | undefined;
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly http: Server,
    /** What it listens on: a name or an address of this machine. */
    readonly host: string,
  ) {
    http.on('request', (request, response) => {
      this.whenIn(
        (household) => household.request(request, response),
        () => response.writeHead(503).end(),
      );
    });
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.whenIn(
        (household) => household.upgrade(request, socket, head),
        () => socket.destroy(),
      );
    });
  }

  /** Opens a door; port 0 takes any free one. Rejects with the system's error when the port is taken. */
  static async open(port: number, host: string): Promise<FrontDoor> {
    const http = createServer();
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
    return new FrontDoor(http, host);
  }

  /** Where it is. */
  get port(): number {
    // A server that listens on a port has an address of this kind; only pipes have another.
    const address = this.http.address() as AddressInfo;
    return address.port;
  }

  /** Lets everybody in to this household, those who wait first. */
  moveIn(household: Household): void {
    this.household = household;
    for (const enter of this.waiting.splice(0)) enter();
  }

  /** From now on everybody waits until the next household moves in. */
  moveOut(): void {
    this.household = undefined;
  }

  /** Closes the door for good and breaks what is open. */
  async close(): Promise<void> {
    this.household = undefined;
    this.http.closeAllConnections();
    await new Promise<void>((resolve) => this.http.close(() => resolve()));
  }

  private whenIn(enter: (household: Household) => void, giveUp: () => void): void {
    if (this.household) {
      enter(this.household);
      return;
    }
    const timer = setTimeout(() => {
      this.waiting = this.waiting.filter((other) => other !== tryAgain);
      giveUp();
    }, PATIENCE_MS);
    timer.unref();
    const tryAgain = (): void => {
      clearTimeout(timer);
      if (this.household) enter(this.household);
      else giveUp();
    };
    this.waiting.push(tryAgain);
  }
}
