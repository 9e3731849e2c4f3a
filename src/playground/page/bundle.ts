import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Reply } from '../http/reply';
import { textReply } from '../http/reply';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** One name, or one name in `assets`: nothing that could lead out of the folder. */
const PATH = /^\/(?:assets\/)?[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Everything that the page shows and runs comes from here, and nobody may show the page inside of theirs. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Styles that change with what is shown, such as the place of a row in a long list.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The file of the built page that a path names, `/` being the page itself; undefined where it names none.
 * @param host by which the page was asked for, with its port: its sockets go there
 */
export async function bundleReply(
  folder: string | undefined,
  path: string,
  host: string,
): Promise<Reply | undefined> {
  if (path !== '/' && !PATH.test(path)) return undefined;
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[extname(name)];
  const body = folder === undefined || !type ? undefined : await bytesOf(join(folder, name));
  if (!body || !type)
    return path === '/' ? textReply('The page is not built. Run npm run build.') : undefined;
  const isHashed = name.startsWith('assets/');
  return {
    type: 'content',
    status: 200,
    contentType: type,
    body,
    headers: {
      'content-security-policy': policy(host),
      'referrer-policy': 'no-referrer',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  };
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch {
    // Not there, or a folder: for whoever asks it is the same.
    return undefined;
  }
}
