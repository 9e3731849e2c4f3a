import { connect, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificates';

/** Speaks TLS in front of a server of the tests, which speaks none. */
export interface TlsFront {
  /** The address of the database by way of it, without `sslmode`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How long the request for TLS is, which comes before everything else: PostgreSQL's protocol, “SSLRequest”. */
const REQUEST = 8;

/** Starts one that shows a certificate. */
export async function tlsBefore(url: string, certificate: Certificate): Promise<TlsFront> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    // Whoever does not trust the certificate hangs up.
    socket.on('error', () => undefined);
  };
  const server = createServer((socket) => {
    keep(socket);
    socket.once('readable', () => {
      socket.read(REQUEST);
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      const behind = connect(Number(port), hostname);
      keep(secure);
      keep(behind);
      secure.pipe(behind).pipe(secure);
      secure.once('close', () => behind.destroy());
    });
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const own = new URL(url);
  if (typeof address === 'object' && address !== null) own.port = String(address.port);
  return {
    url: own.href,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => {
        server.close(closed);
      });
    },
  };
}
