import { join } from 'node:path';
import { makePictures } from './make';

/** Makes the README's pictures anew. */
async function run(): Promise<void> {
  const folder = join(__dirname, '../docs/pictures');
  for (const name of await makePictures(folder)) process.stdout.write(`docs/pictures/${name}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
