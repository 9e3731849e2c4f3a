import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDocuments } from '../../src/documents/documents';
import { draftOf } from '../../src/documents/draft/draft';
import { Markdown } from '../../src/documents/markdown/markdown';
import { samples } from '../../src/documents/sample';
import { defaultSettings } from '../support/default-settings';
import { readPage } from '../support/pages';
import { fieldsWithoutMeaning } from '../support/template-reference';

/** The names of everything that a view holds, however deep it stands. */
function fieldsIn(view: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Markdown) return;
    for (const [name, each] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name);
      visit(each);
    }
  };
  visit(view);
  return names;
}

const page = readPage('docs/templates.md');

test('every field that a template may show says what it means', () => {
  expect(fieldsWithoutMeaning()).toEqual([]);
});

test('the page has a table of each field that a sample shows', () => {
  const [, everything] = samples();
  if (everything === undefined) throw new Error('There is no sample');
  const named = new Set([...page.matchAll(/^\| `([\w.]+)` /gm)].flatMap(([, name = '']) => name.split('.')));
  const kinds = new Set([...page.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const unknown = [...fieldsIn(draftOf(everything.incident, everything.context, defaultSettings))].filter(
    (name) => !named.has(name) && !kinds.has(name),
  );
  expect(unknown).toEqual([]);
});

test('the template on the page can be used as it stands', () => {
  const [, source = ''] = /```handlebars\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'templates-page-'));
  writeFileSync(join(folder, 'weekly.md.hbs'), source);
  try {
    const documents = createDocuments({ templates: folder, settings: defaultSettings });
    const [sample] = samples();
    if (sample === undefined) throw new Error('There is no sample');
    expect(documents.postmortem(sample.incident, sample.context, 'weekly')).toMatch(
      /^# Sample\n[\s\S]*Nobody wrote a summary\.[\s\S]*50 to 150 read well\.\n$/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
