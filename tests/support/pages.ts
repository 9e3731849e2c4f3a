import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/** Every page of the documents, by its path from the root of the project; README comes first. */
export function pageNames(): readonly string[] {
  const inDocs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
    ...inDocs.sort().map((name) => `docs/${name}`),
  ];
}

/** The text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** What stands below a level-2 heading of a page, up to the next one; throws when there is no such heading. */
export function sectionOf(page: string, heading: string): string {
  const text = readPage(page);
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`${page} has no “${heading}”`);
  const to = text.indexOf('\n## ', from + 1);
  return text.slice(from, to < 0 ? undefined : to);
}

/** What stands in backticks in the first cells of a section's tables. */
export function firstCellsOf(page: string, heading: string): readonly string[] {
  return [...sectionOf(page, heading).matchAll(/^\| `([^`]+)` +\|/gm)].map(([, cell = '']) => cell);
}

/** A link of a page: the path of what it leads to, from the root of the project, and the heading there. */
export interface Link {
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Where the links of a page lead that lead to this project's own files, pictures included. */
export function linksOf(page: string, text = readPage(page)): readonly Link[] {
  return [...withoutCode(text).matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].map(
    ([, to = '', anchor]) => ({
      path: to === '' ? page : join(page, '..', to),
      anchor,
    }),
  );
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = counts.get(anchor) ?? 0;
    counts.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set(anchors);
}

/** A page without its blocks of code, in which nothing is a link or a heading. */
export function withoutFences(text: string): string {
  return text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '');
}

function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '``');
}
