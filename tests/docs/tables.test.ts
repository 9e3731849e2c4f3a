import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
