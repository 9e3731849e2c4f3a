import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/** Changes whenever one of these files does, or anything in one of these folders; they are named from the root. */
export function fingerprint(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of places.flatMap(filesIn)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(place: string): readonly string[] {
  if (statSync(join(root, place)).isFile()) return [place];
  const paths = readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).sort();
  return paths.map((path) => join(place, path)).filter((path) => statSync(join(root, path)).isFile());
}
