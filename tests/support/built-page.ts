import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from './fingerprint';

const root = join(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/firelog-page');

/**
 * The folder with the page as `npm run build` makes it of the sources as they are; `gallery` is the sheet of samples.
 * It is built once and kept until the sources change, whoever asks, and takes about a second.
 */
export async function builtPage(mode: 'production' | 'gallery' = 'production'): Promise<string> {
  const folder = join(cache, `${mode}-${fingerprint(['page', 'package-lock.json'])}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const making = `${folder}.${process.pid}`;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'page', '--mode', mode, '--outDir', making];
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  removeOlder(mode, folder);
  takePlace(making, folder);
  return folder;
}

/** Several may build at once: the first one there stays. */
function takePlace(making: string, folder: string): void {
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
}

/** What nobody has touched for an hour is no longer in use. */
function removeOlder(mode: string, folder: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const isOld = Date.now() - statSync(path).mtimeMs > 3_600_000;
    if (name.startsWith(mode) && path !== folder && isOld) rmSync(path, { recursive: true, force: true });
  }
}
