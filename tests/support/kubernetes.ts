import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1';
import { root } from './root';

/** A manifest of Kubernetes, as far as all of them are alike. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What runs pods here. */
export type Workload = Deployment | StatefulSet;

/** Where the types of each kind of manifest are. */
const types: Readonly<Record<string, string>> = {
  'apps/v1 Deployment': 'apps/v1',
  'apps/v1 StatefulSet': 'apps/v1',
  'policy/v1 PodDisruptionBudget': 'policy/v1',
  'v1 Secret': 'core/v1',
  'v1 Service': 'core/v1',
};

/**
 * What the compiler says of manifests that are checked against the types of Kubernetes' API: unknown fields, missing ones
 * and those of another type. Empty where all is well.
 */
export async function complaintsAbout(manifests: readonly Manifest[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-kubernetes-'));
  const lines = manifests.map((manifest) => {
    const of = types[`${manifest.apiVersion} ${manifest.kind}`];
    if (of === undefined) throw new Error(`No types are known of ${manifest.apiVersion} ${manifest.kind}`);
    const from = JSON.stringify(join(root, 'node_modules/kubernetes-types', of));
    return `(${JSON.stringify(manifest, null, 2)}) satisfies import(${from}).${manifest.kind};`;
  });
  const file = join(folder, 'manifests.ts');
  writeFileSync(file, lines.join('\n'));
  const flags = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
    '--pretty',
    'false',
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = [compiler, ...flags, '--ignoreConfig', '--types', '', file];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_, out, errors) => resolve(`${out}${errors}`));
  });
  rmSync(folder, { recursive: true });
  return said
    .split('\n')
    .flatMap((line) => /error TS\d+: (.*)/.exec(line)?.[1] ?? (/\berror\b/i.test(line) ? [line] : []));
}

/** Every YAML file below a folder, by its path from the root of the project. */
export function yamlFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();
}
