import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestText, root, withGeneratedParts } from './generated';

const readme = join(root, 'README.md');

/** `npm run generate`: brings `manifest.yml` and the generated parts of the README up to date with the code. */
async function write(): Promise<void> {
  writeFileSync(join(root, 'manifest.yml'), manifestText());
  writeFileSync(readme, await withGeneratedParts(readFileSync(readme, 'utf8')));
}

write().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
