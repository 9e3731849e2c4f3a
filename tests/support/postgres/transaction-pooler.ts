import { createServer, type Server, type Socket } from 'node:net';
import { Client } from 'pg';

/** A connection to the server, as the pooler has it once it is let in. */
interface Backend {
  readonly stream: Socket;
  /** Who has it; undefined while it is idle. */
  user: Pooled | undefined;
  /** What of an answer has arrived in part. */
  rest: Buffer;
}

/** A client of the pooler. */
interface Pooled {
  readonly socket: Socket;
  backend: Promise<Backend> | undefined;
  /** How many answers are still to come that end with “ready for query”. */
  due: number;
}

/**
 * A pooler in transaction mode, as PgBouncer is one: it lets everybody in, and hands them a connection of the server for as
 * long as a transaction lasts.
 */
export class TransactionPooler {
  readonly #url: string;
  readonly #server: Server;
  readonly #idle: Backend[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #handsOut: 'the last' | 'the first';

  private constructor(url: string, handsOut: 'the last' | 'the first') {
    this.#url = url;
    this.#handsOut = handsOut;
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  /** Starts one in front of a database, which hands out of its idle connections that which was given back last or first. */
  static async before(
    url: string,
    handsOut: 'the last' | 'the first' = 'the last',
  ): Promise<TransactionPooler> {
    const pooler = new TransactionPooler(url, handsOut);
    await new Promise<void>((listening) => {
      pooler.#server.listen(0, '127.0.0.1', listening);
    });
    return pooler;
  }

  /** The address of the database by way of it. */
  get url(): string {
    const address = this.#server.address();
    const url = new URL(this.#url);
    if (typeof address === 'object' && address !== null) url.port = String(address.port);
    return url.href;
  }

  /** Ends every connection, and then itself. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((closed) => {
      this.#server.close(closed);
    });
  }

  #welcome(socket: Socket): void {
    this.#keep(socket);
    const client: Pooled = { socket, backend: undefined, due: 0 };
    let isIn = false;
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      if (!isIn) {
        if (rest.length < 4 || rest.length < rest.readInt32BE(0)) return;
        rest = rest.subarray(rest.readInt32BE(0));
        isIn = true;
        socket.write(letIn);
      }
      const { messages, left } = messagesIn(rest);
      rest = left;
      for (const message of messages) this.#forward(client, message);
    });
    socket.on('close', () => {
      // Nobody knows what it was in the middle of.
      client.backend?.then(({ stream }) => stream.destroy()).catch(() => undefined);
    });
  }

  #forward(client: Pooled, message: Buffer): void {
    const kind = String.fromCharCode(message[0] ?? 0);
    if (kind === 'X') {
      client.socket.end();
      return;
    }
    if (kind === 'Q' || kind === 'S') client.due += 1;
    client.backend ??= this.#backendFor(client);
    client.backend.then(({ stream }) => stream.write(message)).catch(() => client.socket.destroy());
  }

  async #backendFor(user: Pooled): Promise<Backend> {
    const idle = this.#handsOut === 'the last' ? this.#idle.pop() : this.#idle.shift();
    const backend = idle ?? (await this.#connect());
    backend.user = user;
    return backend;
  }

  /** `pg` proves who it is; what is said on the connection afterwards is the clients'. */
  async #connect(): Promise<Backend> {
    const client = new Client(this.#url);
    client.on('error', () => undefined);
    await client.connect();
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    stream.removeAllListeners('data');
    this.#keep(stream);
    const backend: Backend = { stream, user: undefined, rest: Buffer.alloc(0) };
    stream.on('data', (data: Buffer) => this.#answer(backend, data));
    return backend;
  }

  #answer(backend: Backend, data: Buffer): void {
    const { messages, left } = messagesIn(Buffer.concat([backend.rest, data]));
    backend.rest = left;
    for (const message of messages) {
      const { user } = backend;
      user?.socket.write(message);
      if (user === undefined || message[0] !== READY) continue;
      user.due -= 1;
      if (message[5] !== IDLE || user.due > 0) continue;
      user.backend = undefined;
      backend.user = undefined;
      this.#idle.push(backend);
    }
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

const READY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);

/** That a client is let in, has the key 0 of the process 0, and may ask. */
const letIn = Buffer.concat([
  Buffer.from([...Buffer.from('R'), 0, 0, 0, 8, 0, 0, 0, 0]),
  Buffer.from([...Buffer.from('K'), 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0]),
  Buffer.from([...Buffer.from('Z'), 0, 0, 0, 5, IDLE]),
]);

/** The whole messages at the beginning of what arrived: a letter, a length that counts itself, and the rest. */
function messagesIn(data: Buffer): { readonly messages: readonly Buffer[]; readonly left: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  while (data.length >= at + 5 && data.length >= at + 1 + data.readInt32BE(at + 1)) {
    const end = at + 1 + data.readInt32BE(at + 1);
    messages.push(data.subarray(at, end));
    at = end;
  }
  return { messages, left: data.subarray(at) };
}
