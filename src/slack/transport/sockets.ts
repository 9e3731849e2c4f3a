import type { App, Receiver } from '@slack/bolt';
import type { WaysIn } from '../../app/catch-up/absence';
import { ReconnectingSocket } from './reconnecting-socket';
import { openSocket, type Socket, type SocketOptions } from './socket';

/** What the sockets need to connect. */
export interface SocketsOptions extends SocketOptions {
  /** Called when the number of open sockets changes. */
  readonly onChange: (open: number) => void;
  /** Told of each socket, and of everything that comes in on it. */
  readonly ways: WaysIn;
  /** Called with why a socket could not be opened. */
  readonly onTrouble: (error: unknown) => void;
}

/** Slack recycles sockets every few hours, and until there is a fresh one the second covers it. */
const connections = 2;

/** Socket Mode over two connections. Slack sends each event to any one of them. Starting fails with the first one. */
export function openSockets(options: SocketsOptions): Receiver {
  let lines: readonly ReconnectingSocket[] = [];
  let open = 0;
  const changed = (isOpen: boolean): void => {
    open += isOpen ? 1 : -1;
    options.onChange(open);
  };
  const openWay = async (app: App, signal: AbortSignal): Promise<Socket> => {
    const { ways } = options;
    const way = {};
    const socket = await openSocket(options, app, signal, () => ways.heard(way));
    ways.opened(way);
    void socket.gone.then(() => ways.gone(way));
    return socket;
  };
  const lineTo = (app: App, place: number): ReconnectingSocket =>
    new ReconnectingSocket({
      open: (signal) => openWay(app, signal),
      // Not both at the same moment, so that Slack does not recycle both at the same moment.
      wait: options.timeouts.reopen * (place + 1),
      changed,
      failed: options.onTrouble,
    });
  return {
    init(app: App) {
      lines = Array.from({ length: connections }, (_, place) => lineTo(app, place));
    },
    async start() {
      const [first, ...others] = lines;
      await first?.open();
      for (const line of others) await line.open().catch(options.onTrouble);
      for (const line of lines) line.keep();
    },
    async stop() {
      await Promise.all(lines.map((line) => line.stop()));
    },
  };
}
