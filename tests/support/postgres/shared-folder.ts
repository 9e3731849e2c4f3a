import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the server is that all of a run of the tests share, by the process of the run. */
export function sharedFolder(run: string): string {
  return join([tmpdir(), '/tmp', '/var/tmp'].find(isOpenToServer) ?? tmpdir(), `firelog-postgres-${run}`);
}

/** As root the server runs as somebody else, who must get through to its folder. */
function isOpenToServer(folder: string): boolean {
  if (process.getuid?.() !== 0) return true;
  const parent = dirname(folder);
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o001) !== 0 && (parent === folder || isOpenToServer(parent));
}
