import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PodSpec, Secret, Service } from 'kubernetes-types/core/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import { MAX_STOP } from '../../src/cli/serving';
import { readConfig } from '../../src/config';
import { HealthServer } from '../../src/metrics/health-server';
import { createMetrics } from '../../src/metrics/metrics';
import { Readiness } from '../../src/metrics/readiness';
import { readYaml, settingNames, strangeKeys } from '../support/deployment';
import { complaintsAbout, type Manifest, type Workload, yamlFiles } from '../support/kubernetes';
import { root } from '../support/root';

/** A kustomization.yaml, as far as there is one here. */
interface Kustomization {
  readonly resources: readonly string[];
  readonly configMapGenerator?: readonly { readonly name: string; readonly files: readonly string[] }[];
}

const folder = 'deploy/kubernetes';
const files = yamlFiles(folder);
const kustomizations = files.filter((path) => path.endsWith('/kustomization.yaml'));
const manifests = files.filter((path) => !kustomizations.includes(path));
const example = `${folder}/secret.example.yaml`;
const deployment = readYaml<Workload>(`${folder}/postgres/deployment.yaml`);
const statefulSet = readYaml<Workload>(`${folder}/sqlite/stateful-set.yaml`);
const workloads = [
  { name: 'postgres', workload: deployment },
  { name: 'sqlite', workload: statefulSet },
];

/** The pod of a workload and the one container in it. */
function podOf({ spec }: Workload) {
  const pod = spec?.template.spec as PodSpec;
  const [container, ...more] = pod.containers;
  if (container === undefined || more.length > 0) throw new Error('A pod has one container');
  return { pod, container, labels: spec?.template.metadata?.labels };
}

test('every manifest is what the API takes', async () => {
  expect(await complaintsAbout(manifests.map((path) => readYaml<Manifest>(path)))).toEqual([]);
});

test('the check of manifests sees unknown fields, missing ones and other types', async () => {
  const { spec, ...rest } = readYaml<Manifest & { spec: Record<string, unknown> }>(
    `${folder}/postgres/deployment.yaml`,
  );
  const { selector, ...unselected } = spec;
  const wrong = [{ ...spec, replica: 2 }, unselected, { ...spec, replicas: '2' }];
  for (const each of wrong)
    expect(await complaintsAbout([{ ...rest, spec: each } as Manifest])).toHaveLength(1);
});

test('every file is used, and every file that is used is there', () => {
  const used = kustomizations.flatMap((path) => {
    const { resources, configMapGenerator = [] } = readYaml<Kustomization>(path);
    const known = ['apiVersion', 'kind', 'namespace', 'labels', 'resources', 'images', 'configMapGenerator'];
    expect(strangeKeys(readYaml(path), known)).toEqual([]);
    const named = [...resources, ...configMapGenerator.flatMap((each) => each.files)];
    return named.map((name) => join(dirname(path), name));
  });
  for (const path of used) expect(existsSync(join(root, path))).toBe(true);
  expect(manifests.filter((path) => !used.includes(path))).toEqual([example]);
});

test('the settings file can be used as it stands, where the pods look for it', () => {
  const [made] = readYaml<Kustomization>(`${folder}/base/kustomization.yaml`).configMapGenerator ?? [];
  const path = made?.files[0] ?? '';
  expect(readConfig({ FIRELOG_CONFIG: join(root, folder, 'base', path) }).settings.announcements).toBe(
    'incidents',
  );
  for (const { workload } of workloads) {
    const { pod, container } = podOf(workload);
    const mount = container.volumeMounts?.find(({ name }) => name === 'settings');
    const variable = container.env?.find(({ name }) => name === 'FIRELOG_CONFIG');
    expect(variable?.value).toBe(`${mount?.mountPath}/${path}`);
    expect(pod.volumes?.find(({ name }) => name === 'settings')?.configMap?.name).toBe(made?.name);
  }
});

test('the Secret that the pods read sets what Firelog reads', () => {
  const secret = readYaml<Secret>(example);
  expect(strangeKeys(secret.stringData ?? {}, settingNames())).toEqual([]);
  for (const { workload } of workloads) {
    const { container } = podOf(workload);
    expect(container.envFrom).toEqual([{ secretRef: { name: secret.metadata?.name } }]);
    expect(settingNames()).toEqual(expect.arrayContaining((container.env ?? []).map(({ name }) => name)));
  }
});

describe.each(workloads)('a pod on $name', ({ workload }) => {
  const { pod, container, labels } = podOf(workload);

  test('is asked on pages that the bot has, at the port where it has them', async () => {
    const server = await HealthServer.start(
      0,
      { metrics: createMetrics(), readiness: new Readiness() },
      '127.0.0.1',
    );
    const { startupProbe, livenessProbe, readinessProbe } = container;
    const probes = [startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet);
    expect(probes.map((probe) => probe?.path)).toEqual(['/healthz', '/healthz', '/readyz']);
    for (const probe of probes) {
      const { status } = await fetch(`http://127.0.0.1:${server.port}${probe?.path}`);
      expect(status).toBe(200);
      const port = container.ports?.find(({ name }) => name === probe?.port);
      expect(port?.containerPort).toBe(readConfig({}).port);
    }
    await server.stop();
  });

  test('is left the time that the bot takes to stop', () => {
    const [, seconds] = container.lifecycle?.preStop?.exec?.command ?? [];
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + MAX_STOP / 1_000);
  });

  test('may do what the strictest policy for pods lets it do, and writes where it is to', () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
    const claims = 'volumeClaimTemplates' in (workload.spec ?? {}) ? ['data'] : [];
    const volumes = [...(pod.volumes ?? []).map(({ name }) => name), ...claims];
    expect(container.volumeMounts?.map(({ name }) => name).sort()).toEqual(volumes.sort());
  });

  test('is what its workload and the Service select', () => {
    expect(workload.spec?.selector.matchLabels).toEqual(labels);
    expect(readYaml<Service>(`${folder}/base/service.yaml`).spec?.selector).toEqual(labels);
  });
});

describe('several pods on PostgreSQL', () => {
  const { replicas = 0, strategy } = (deployment as Extract<Workload, { kind?: 'Deployment' }>).spec ?? {};
  const { maxSurge, maxUnavailable } = strategy?.rollingUpdate ?? {};

  test('are updated one after the other, and no fewer are there meanwhile', () => {
    expect(strategy?.type).toBe('RollingUpdate');
    expect({ maxSurge, maxUnavailable }).toEqual({ maxSurge: 1, maxUnavailable: 0 });
  });

  test('open no more sockets than Slack gives an app, in an update as well', () => {
    expect(replicas).toBeGreaterThan(1);
    expect((replicas + Number(maxSurge)) * 2).toBeLessThanOrEqual(10);
  });

  test('are not all put off their nodes at once', () => {
    const { spec } = readYaml<PodDisruptionBudget>(`${folder}/postgres/disruption-budget.yaml`);
    expect(spec?.selector?.matchLabels).toEqual(podOf(deployment).labels);
    expect(spec?.minAvailable).toBeLessThan(replicas);
  });

  test('have no volume of their own, and take the database that the Secret names', () => {
    expect(podOf(deployment).container.env?.map(({ name }) => name)).not.toContain('DATABASE_URL');
    expect(readYaml<Secret>(example).stringData?.DATABASE_URL).toMatch(/^postgres:\/\//);
  });
});

test('the one pod on SQLite has its volume for itself, with the database on it', () => {
  const { replicas, volumeClaimTemplates: [claim] = [] } =
    (statefulSet as Extract<Workload, { kind?: 'StatefulSet' }>).spec ?? {};
  expect(replicas).toBe(1);
  expect(claim?.spec?.accessModes).toEqual(['ReadWriteOncePod']);
  const { container } = podOf(statefulSet);
  const mount = container.volumeMounts?.find(({ name }) => name === claim?.metadata?.name);
  const url = container.env?.find(({ name }) => name === 'DATABASE_URL')?.value;
  expect(url).toMatch(new RegExp(`^sqlite:${mount?.mountPath}/\\w+\\.db$`));
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
});
