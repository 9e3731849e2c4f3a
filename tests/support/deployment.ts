import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { firstCellsOf } from './pages';
import { root } from './root';

/** The text of a file of the project. */
export function readFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A YAML file as it is taken by those who read it: throws where it does not parse or warns. */
export function readYaml<T>(path: string): T {
  return parse(readFile(path), { strict: true, uniqueKeys: true, logLevel: 'error' });
}

/** Every environment variable that Firelog reads, as docs/settings.md has them. */
export function settingNames(): readonly string[] {
  return firstCellsOf('docs/settings.md', 'Environment variables');
}

/** The keys of an object that are not among the known ones. */
export function strangeKeys(of: object, known: readonly string[]): readonly string[] {
  return Object.keys(of).filter((key) => !known.includes(key));
}
