import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands as cliCommands } from '../../src/cli/commands';
import { anchorsOf, linksOf, pageNames, readPage, withoutFences } from '../support/pages';
import { root } from '../support/root';

const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

/** What a page may name and a fresh clone does not have. */
const madeLater = ['data/playground/', 'data/firelog.db'];

describe.each(pageNames())('%s', (page) => {
  const text = withoutFences(readPage(page));

  test('links only to files that are there', () => {
    expect(linksOf(page).filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('links only to headings that are there', () => {
    const wrong = linksOf(page).filter(
      ({ path, anchor }) =>
        anchor !== undefined && !(existsSync(join(root, path)) && anchorsOf(readPage(path)).has(anchor)),
    );
    expect(wrong).toEqual([]);
  });

  test('names only files and folders that are there', () => {
    const paths = [
      ...text.matchAll(/`((?:src|tests|data|templates|page|pictures|bench|docs)\/[\w./-]+)`/g),
    ].map(([, path = '']) => path);
    expect(paths.filter((path) => !madeLater.includes(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  test('names only scripts and commands that are there', () => {
    const whole = readPage(page);
    const run = [...whole.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    const firelog = [...whole.matchAll(/npx firelog ([a-z][\w-]*)/g)].map(([, command]) => command);
    expect(run.filter((script) => !scripts.includes(script))).toEqual([]);
    expect(firelog.filter((command) => !cliCommands.some((each) => each.name === command))).toEqual([]);
  });
});

test('every page can be reached from README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const { path } of linksOf(page)) if (path.endsWith('.md')) reached.add(path);
  }
  expect([...reached].sort()).toEqual([...pageNames()].sort());
});

describe('the reader of links', () => {
  test('finds files, headings of other pages and headings of the same one', () => {
    const text =
      'See [a](other.md), [b](../README.md#a-start), [c](#here) and [the web](https://slack.com/a.md).';
    expect(linksOf('docs/page.md', text)).toEqual([
      { path: 'docs/other.md', anchor: undefined },
      { path: 'README.md', anchor: 'a-start' },
      { path: 'docs/page.md', anchor: 'here' },
    ]);
  });

  test('takes nothing in code for a link or a heading', () => {
    const text = '# One\n\n```text\n# Two\n[a](b.md)\n```\n\n`[c](d.md)`\n';
    expect(linksOf('docs/page.md', text)).toEqual([]);
    expect([...anchorsOf(text)]).toEqual(['one']);
  });

  test('names a heading as GitHub does', () => {
    const text = '## Who could attack, through what?\n\n## `npm run bench`\n\n## Backups\n\n### Backups\n';
    expect([...anchorsOf(text)]).toEqual([
      'who-could-attack-through-what',
      'npm-run-bench',
      'backups',
      'backups-1',
    ]);
  });
});
