import type { TabUpdate } from '../../../src/playground/page/contract';
import { learn, withUpdate } from './store';

/** The code with which the playground closes a connection that names nobody. */
const nobody = 4404;

/** The longest wait between two tries to reach the playground, in milliseconds. */
const MAX_WAIT = 2_000;

/**
 * Keeps the tab's connection to the playground open, as one person; the returned function ends it. `onNobody` is called when
 * the workspace has nobody of that name, and the connection is not tried again.
 */
export function openConnection(
  person: string | undefined,
  { withWire, onNobody }: { withWire: boolean; onNobody(): void },
): () => void {
  let [socket, waiting]: [WebSocket | undefined, number | undefined] = [undefined, undefined];
  let [failures, isOver] = [0, false];

  const connect = (): void => {
    const query = new URLSearchParams({
      ...(person !== undefined && { as: person }),
      ...(withWire && { wire: '1' }),
    });
    const address = new URL(`page/live?${query}`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(address);
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      failures = 0;
      // The playground says nothing but what the contract holds.
      const news = JSON.parse(data) as TabUpdate;
      learn((before) => withUpdate(before, news));
    };
    socket.onclose = ({ code }) => {
      if (isOver) return;
      if (code === nobody) return onNobody();
      learn((before) => ({ ...before, line: 'lost' }));
      failures += 1;
      waiting = window.setTimeout(connect, Math.min(150 * 2 ** (failures - 1), MAX_WAIT));
    };
  };

  connect();
  return () => {
    isOver = true;
    window.clearTimeout(waiting);
    socket?.close();
  };
}
