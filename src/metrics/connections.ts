import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections may be open: far more than Slack and a few probes need, far fewer than the process can hold. */
export const MAX_CONNECTIONS = 256;

/** Lets nobody keep others out by saying nothing: for one connection too many the one goes that was silent longest. */
export class Connections {
  readonly #silent = new Set<Socket>();
  readonly #answers = new Set<ServerResponse>();
  #open = 0;

  constructor(server: Server) {
    server.on('connection', (socket) => this.#opened(socket));
    server.on('request', ({ socket }, response) => {
      this.#silent.delete(socket);
      this.#answers.add(response);
      response.once('close', () => {
        this.#answers.delete(response);
        if (!socket.destroyed) this.#silent.add(socket);
      });
    });
  }

  /** Ends each that asks for nothing, and each of the others with its answer. */
  dismiss(): void {
    for (const socket of [...this.#silent]) socket.destroy();
    for (const answer of this.#answers) if (!answer.headersSent) answer.setHeader('connection', 'close');
  }

  #opened(socket: Socket): void {
    this.#open += 1;
    this.#silent.add(socket);
    socket.once('close', () => {
      this.#open -= 1;
      this.#silent.delete(socket);
    });
    if (this.#open <= MAX_CONNECTIONS) return;
    // Where all the others are being answered, it is the new one.
    for (const longest of this.#silent) {
      longest.destroy();
      return;
    }
  }
}
