import type { Random } from '../support/random';
import { hostileText } from './hostile';

/** The type of what Slack sends as JSON. */
export const json = 'application/json';
/** The type of what Slack sends as a form. */
export const form = 'application/x-www-form-urlencoded';
/** Types of bodies, most of them wrong. */
export const types = [
  json,
  form,
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  '',
  '\u00e9',
] as const;
/** Paths that there are, and paths that there are not. */
export const paths = [
  '/slack/events',
  '/slack/events?x=1',
  '/slack/events/',
  '/slack',
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/healthz/..',
  '//',
  '/%',
  '/%00',
  '/slack%2fevents',
  `/${'a'.repeat(5_000)}`,
] as const;
/** What a request may ask for. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const;

/** Bytes that begin like a request at best. */
export function garbage(random: Random): string {
  const start = random.pick([
    'POST /slack/events HTTP/1.1\r\n',
    'GET / HTTP/9.9\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02',
    '',
  ]);
  const headers = random.pick([
    'host: x\r\ncontent-length: 10\r\n\r\nabc',
    'host: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n',
    'content-length: -1\r\n\r\n',
    `x: ${'y'.repeat(40_000)}\r\n\r\n`,
    'host: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
    '\r\n\r\n',
    '',
  ]);
  return `${start}${headers}${random.chance(0.3) ? hostileText(random) : ''}`;
}
