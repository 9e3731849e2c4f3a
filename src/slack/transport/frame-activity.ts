import { channel } from 'node:diagnostics_channel';
import type { SocketModeReceiver } from '@slack/bolt';

type Client = SocketModeReceiver['client'];

/** On these undici tells of the pings and pongs of every socket in the process; the client keeps those to itself. */
const controlFrames = ['undici:websocket:ping', 'undici:websocket:pong'].map((name) => channel(name));

/**
 * Calls `heard` with every frame that comes in on the client's socket, pings and pongs among them, until it is gone.
 * To be called before the socket is opened, and once nobody removes listeners of its messages any more.
 */
export function watchFrames(client: Client, heard: () => void): void {
  let address: string | undefined;
  client.on('authenticated', ({ url }: { url: string }) => {
    address = new URL(url).href;
  });
  // The address is good for one socket, so it tells whose frame it is.
  const control = (frame: unknown): void => {
    if (address !== undefined && addressOf(frame) === address) heard();
  };
  client.on('ws_message', () => heard());
  for (const frames of controlFrames) frames.subscribe(control);
  client.once('disconnected', () => {
    for (const frames of controlFrames) frames.unsubscribe(control);
  });
}

function addressOf(frame: unknown): string | undefined {
  if (typeof frame !== 'object' || frame === null || !('websocket' in frame)) return undefined;
  const { websocket } = frame;
  if (typeof websocket !== 'object' || websocket === null || !('url' in websocket)) return undefined;
  return String(websocket.url);
}
