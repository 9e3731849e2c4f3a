import { createMetrics } from '../../src/metrics/metrics';
import { Readiness } from '../../src/metrics/readiness';
import { readFile, readYaml } from '../support/deployment';
import { anchorsOf, readPage } from '../support/pages';
import { readQuery } from '../support/promql';

/** A rule of deploy/prometheus/alerts.yml. */
interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A panel of the dashboard, as far as it is looked at here. */
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const { groups } = readYaml<{ groups: readonly { rules: readonly Rule[] }[] }>(
  'deploy/prometheus/alerts.yml',
);
const rules = groups.flatMap((group) => group.rules);
const dashboard: { readonly panels: readonly Panel[] } = JSON.parse(readFile('deploy/grafana/firelog.json'));
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));

/** What Prometheus itself adds to every series. */
const added = ['instance', 'job'];

/** Every series of the page with its labels and their values, after each thing has happened once. */
async function exposed(): Promise<Map<string, Map<string, Set<string>>>> {
  const readiness = new Readiness();
  for (const part of ['slack', 'slack token', 'database']) readiness.set(part, true);
  const jobs = { scheduled: 0, queued: 0, waiting: 0, running: 0, held: 0, 'given up': 0 };
  const metrics = createMetrics({ readiness, backlog: async () => ({ jobs, lag: 0 }) });
  for (const outcome of ['done', 'again', 'held', 'given up'] as const) metrics.jobEnded('card', outcome);
  for (const outcome of ['done', 'refused', 'limited', 'failed'] as const)
    metrics.callEnded('pins.add', outcome);
  metrics.connectionsOpen(2);
  metrics.connectionFailed();
  const series = new Map<string, Map<string, Set<string>>>();
  for (const line of (await metrics.render()).body.split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (name === undefined) continue;
    const known = series.get(name) ?? new Map<string, Set<string>>();
    series.set(name, known);
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g)) {
      known.set(label, (known.get(label) ?? new Set()).add(value));
    }
  }
  return series;
}

/** What a query asks for that the page does not have: metrics, labels and values of labels. */
async function missingIn(query: string): Promise<readonly string[]> {
  const series = await exposed();
  const { selectors, groups: grouped } = readQuery(query);
  const labels = new Set([
    ...added,
    ...selectors.flatMap(({ metric }) => [...(series.get(metric)?.keys() ?? [])]),
  ]);
  return [
    ...selectors.filter(({ metric }) => !series.has(metric)).map(({ metric }) => metric),
    ...selectors.flatMap((selector) =>
      Object.entries(selector.labels).flatMap(([label, value]) => {
        const values = series.get(selector.metric)?.get(label);
        if (values === undefined) return added.includes(label) ? [] : [label];
        return value === undefined || values.has(value) ? [] : [`${label}="${value}"`];
      }),
    ),
    ...grouped.filter((label) => !labels.has(label)),
  ];
}

describe('the check of queries', () => {
  test.each([
    ['firelog_ready == 0', []],
    ['sum(rate(firelog_request_seconds_count{outcome="failed"}[5m])) by (kind)', []],
    ['firelog_readyness == 0', ['firelog_readyness']],
    ['max(firelog_jobs{state="parked"})', ['state="parked"']],
    ['max(firelog_jobs{kind="card"})', ['kind']],
    ['sum by (method) (firelog_jobs_total)', ['method']],
    ['rate(firelog_request_seconds[$__rate_interval])', ['firelog_request_seconds']],
  ])('%s', async (query, missing) => {
    expect(await missingIn(query)).toEqual(missing);
  });

  test.each(['sum(firelog_ready', 'firelog_ready > > 0', 'rate(firelog_jobs_total[soon])'])(
    '%s is no query',
    (query) => {
      expect(() => readQuery(query)).toThrow('Not PromQL');
    },
  );
});

describe('the alerts', () => {
  test('are there for what an operator must know', () => {
    const metrics = new Set(
      rules.flatMap(({ expr }) => readQuery(expr).selectors.map(({ metric }) => metric)),
    );
    expect([...metrics]).toEqual(
      expect.arrayContaining([
        'firelog_ready',
        'firelog_jobs',
        'firelog_jobs_lag_seconds',
        'firelog_slack_calls_total',
        'firelog_slack_connections_lost_total',
        'firelog_storage_failures_total',
      ]),
    );
  });

  test.each(rules)('$alert asks for what the bot says', async ({ expr }) => {
    expect(await missingIn(expr)).toEqual([]);
  });

  test.each(rules)('$alert says how bad it is, what is wrong and where to read on', (rule) => {
    expect(rule.labels.severity).toMatch(/^(critical|warning)$/);
    expect(rule.annotations.summary).toMatch(/\w/);
    expect(rule.annotations.description).toMatch(/[\w}]\.$/);
    const [page = '', anchor] = rule.annotations.runbook?.split('#') ?? [];
    const anchors = anchorsOf(readPage(page));
    expect([undefined, ...anchors]).toContain(anchor);
  });

  test('name only labels that their queries leave', () => {
    for (const { expr, annotations } of rules) {
      const { selectors, groups: grouped } = readQuery(expr);
      const named = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
      const isGrouped = /\b(sum|max|min)\b/.test(expr);
      const left = isGrouped
        ? grouped
        : [...added, ...(selectors[0]?.metric === 'firelog_ready' ? ['part'] : [])];
      expect(left).toEqual(expect.arrayContaining(named));
    }
  });
});

describe('the dashboard', () => {
  test.each(queries)('asks in “$title” for what the bot says: $expr', async ({ expr }) => {
    expect(await missingIn(expr)).toEqual([]);
  });

  test('shows something in every panel, and no two in one place', () => {
    for (const { targets = [] } of panels) expect(targets.length).toBeGreaterThan(0);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, cell) => `${x + (cell % w)}/${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('shows every metric of Firelog’s own', async () => {
    const shown = new Set(
      queries.flatMap(({ expr }) => readQuery(expr).selectors.map(({ metric }) => metric)),
    );
    const own = [...(await exposed()).keys()].filter((name) => name.startsWith('firelog_'));
    expect(own.filter((name) => !shown.has(name) && !/_(sum|count|bucket)$/.test(name))).toEqual([]);
  });
});
