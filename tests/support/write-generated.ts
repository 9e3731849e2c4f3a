import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postmortemJsonSchema } from '../../src/documents/json/postmortem-json';
import { emojiTableText } from './emoji-table';
import { generatedPages, manifestText, withGeneratedParts } from './generated';
import { readPage } from './pages';
import { root } from './root';

/** `npm run generate`: brings `manifest.yml`, the schema of drafts, Slack's emoji and the generated parts of the documents up to date. */
async function write(): Promise<void> {
  writeFileSync(join(root, 'manifest.yml'), manifestText());
  writeFileSync(join(root, 'docs/postmortem.schema.json'), postmortemJsonSchema());
  writeFileSync(join(root, 'src/emoji/emoji-table.ts'), emojiTableText());
  for (const page of generatedPages) {
    writeFileSync(join(root, page), await withGeneratedParts(page, readPage(page)));
  }
}

write().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
