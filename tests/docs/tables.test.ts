import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/domain/findings/findings';
import { scopes } from '../../src/slack/manifest';
import { firstCellsOf, sectionOf } from '../support/pages';
import { root } from '../support/root';

test('docs/threat-model.md says of every scope what it is for', () => {
  const rows = [
    ...sectionOf('docs/threat-model.md', 'Permissions').matchAll(/^\| `([\w:.]+)` +\| (.*\w.*) \|$/gm),
  ];
  expect(rows.map(([, scope]) => scope)).toEqual([...scopes()]);
});

test('docs/development.md names every folder of the sources', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory());
  expect(firstCellsOf('docs/development.md', 'The folders')).toEqual(
    expect.arrayContaining(rooms.map(({ name }) => `src/${name}`)),
  );
});

test('docs/draft.md has a line for every rule of the draft’s own check, with its severity', () => {
  const rows = [...sectionOf('docs/draft.md', 'Findings').matchAll(/^\| `(\w\d\d)` +\| (\w+) +\|/gm)];
  const shown = rows.map(([, id, severity]) => `${id} ${severity}`);
  // The draft itself says what it could not read or write, and the settings what must be filled in.
  const known = [
    ...rules.map(({ id, severity }) => `${id} ${severity}`),
    'T20 warn',
    'T21 error',
    'C01 error',
  ];
  expect([...new Set(shown)].sort()).toEqual([...new Set(known)].sort());
});
