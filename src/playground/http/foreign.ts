import type { IncomingHttpHeaders } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import { hostname } from 'node:os';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Addresses that stand for every one of the machine. */
const everywhere = new Set(['0.0.0.0', '::']);

/** What tells who sent a request, or asked for a WebSocket. */
interface Sent {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether a request was not meant for this machine, or was sent by a page that is not the playground's own: the
 * playground hands out tokens and lets whoever asks be anybody, and every page in the owner's browser reaches the
 * loopback. Programs, which say nothing of an origin, are let in.
 * @param host on which the playground listens, the loopback unless its owner said otherwise
 */
export function isForeign({ method, headers }: Sent, host = '127.0.0.1'): boolean {
  const address = addressOf(`http://${headers.host ?? ''}`);
  // A page elsewhere can make its own name point here; its requests carry that name.
  if (address === undefined || !isOurs(address.hostname, host)) return true;
  const { origin } = headers;
  // Another port is another origin, and `null` is a page that hides its own.
  if (origin !== undefined && addressOf(origin)?.host !== address.host) return true;
  return isFromElsewhere(headers) && !isFollowedLink(method, headers);
}

/** Whether only this machine can reach what listens on `host`. */
export function isLoopback(host: string): boolean {
  return loopback.has(inAddress(host)) || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A name by which the playground is meant; by its number it may be called wherever it listens everywhere. */
function isOurs(called: string, host: string): boolean {
  if (loopback.has(called) || called === inAddress(host).toLowerCase()) return true;
  if (!everywhere.has(host)) return false;
  return isIP(called.replace(/^\[|\]$/g, '')) !== 0 || called === hostname().toLowerCase();
}

/** A host as it stands in a web address: the numbers of IPv6 in brackets. */
export function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/** The host to call from this machine what listens on `host`. */
export function reachable(host: string): string {
  return everywhere.has(host) ? '127.0.0.1' : inAddress(host);
}

function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A browser says so even where it names no origin, as with pictures and scripts. */
function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** Somebody followed a link to here, in a tab and not in a frame. */
function isFollowedLink(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  const [mode, to] = [headers['sec-fetch-mode'], headers['sec-fetch-dest']];
  return method === 'GET' && mode === 'navigate' && to === 'document';
}
