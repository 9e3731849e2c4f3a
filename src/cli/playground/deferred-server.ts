import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address on this machine that is known before there is anything behind it. */
export interface DeferredServer {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  /** From now on requests go to this listener; until then they are told to come again. */
  open(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Takes any free port of the loopback: a playground must know where the bot will be before the bot can start. */
export async function openDeferredServer(): Promise<DeferredServer> {
  let behind: RequestListener | undefined;
  const server = createServer((request, response) => {
    if (behind !== undefined) return behind(request, response);
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this kind; only pipes have another.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    open(listener) {
      behind = listener;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
