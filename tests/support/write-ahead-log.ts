import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/** Sizes within SQLite's write-ahead log. Source: sqlite.org/fileformat.html, "The Write-Ahead Log". */
const HEADER = 32;
const FRAME_HEADER = 24;

/** How long a database's write-ahead log is, in bytes. */
export function logLength(path: string): number {
  return existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0;
}

/** Where each transaction of a write-ahead log ends that holds nothing but what was committed since it began. */
export function commitsIn(path: string): readonly number[] {
  const log = readFileSync(`${path}-wal`);
  if (log.length === 0) return [];
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const salts = log.toString('hex', 16, 24);
  const ends: number[] = [];
  for (let at = HEADER; at + frame <= log.length; at += frame) {
    if (log.toString('hex', at + 8, at + 16) !== salts) break;
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + frame);
  }
  return ends;
}

/** Copies a database as a power cut may leave it: of its write-ahead log no more than so many bytes. */
export function cutAt(path: string, length: number, copy: string): void {
  copyFileSync(path, copy);
  writeFileSync(`${copy}-wal`, readFileSync(`${path}-wal`).subarray(0, length));
}
