import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that takes its time. */
export interface FarAway {
  /** The address of the database over it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Puts a server so many milliseconds away, there and back: whatever is sent arrives half of them later, all of it. */
export async function farAway(url: string, milliseconds: number): Promise<FarAway> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: target.hostname, port: Number(target.port), allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay();
      socket.once('close', () => sockets.delete(socket));
    }
    carry(near, far, milliseconds / 2);
    carry(far, near, milliseconds / 2);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(url);
  // A server that listens on TCP has an address of this form.
  through.port = String((proxy.address() as AddressInfo).port);
  return {
    url: through.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** Timers of one length ring in the order in which they were set, so nothing overtakes anything. */
function carry(from: Socket, to: Socket, delay: number): void {
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), delay));
  from.on('end', () => setTimeout(() => to.end(), delay));
  from.on('error', () => to.destroy());
}
