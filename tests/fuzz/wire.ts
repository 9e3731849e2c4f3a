import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly body: string;
}

/** How long an answer may take, in milliseconds. */
const patience = 15_000;

/** Sends requests to a server on this machine, over connections that are kept open. */
export class Wire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly port: number) {}

  /** Resolves to the answer, or to nothing where the connection was closed without one; rejects when neither comes. */
  send({ method, path, headers, body }: Sent): Promise<Received | undefined> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer within ${patience / 1_000} s`)), patience);
      const end = (received?: Received): void => {
        clearTimeout(timer);
        resolve(received);
      };
      const { port } = this;
      const sent = request(
        { host: '127.0.0.1', port, method, path, headers, agent: this.#agent },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', () => end());
          answer.on('end', () =>
            end({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      sent.on('error', () => end());
      sent.end(body);
    });
  }

  /** Sends bytes that need be no HTTP; resolves once the server hangs up, or a moment after it answered. */
  raw(bytes: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Not hung up within ${patience / 1_000} s`)), patience);
      const chunks: Buffer[] = [];
      const socket = connect(this.port, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(Buffer.concat(chunks).toString('latin1'));
      });
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
