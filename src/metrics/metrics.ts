import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../app/job';
import type { Metrics } from '../app/ports';
import { troubles } from '../app/storage-failure';
import type { Readiness } from './readiness';

/** The counters, and the page on which Prometheus reads them. */
export interface MetricsPage extends Metrics {
  /** The page's text and its content type. */
  render(): Promise<{ body: string; type: string }>;
}

/** What is looked at whenever the page is read. */
export interface Observed {
  readonly readiness: Readiness;
  backlog(): Promise<Backlog>;
}

/** Counts what the bot does. No label ever holds a name, a title or a text. */
export function createMetrics(observed?: Observed): MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'firelog_request_seconds',
    help: 'What Slack sent, by kind and outcome (done or failed), and how long it took until it was through',
    labelNames: ['kind', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  // A failure shows as an increase only where there was a 0 before.
  for (const kind of ['command', 'event', 'interaction']) {
    for (const outcome of ['done', 'failed']) requests.zero({ kind, outcome });
  }
  const jobs = new Counter({
    name: 'firelog_jobs_total',
    help: 'Attempts of jobs by kind and outcome: done, again, held or given up',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'firelog_slack_calls_total',
    help: 'Calls of Slack’s Web API by method and outcome: done, refused, limited (Slack asks to wait) or failed',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const connections = countConnections(registers);
  const storageFailures = new Counter({
    name: 'firelog_storage_failures_total',
    help: `Reads and writes of the database that failed, by trouble: ${troubles.join(', ')}`,
    labelNames: ['trouble'],
    registers,
  });
  for (const trouble of troubles) storageFailures.inc({ trouble }, 0);
  observe(observed, registers);
  return {
    requestEnded: (kind, outcome, seconds) => requests.observe({ kind, outcome }, seconds),
    jobEnded: (kind, outcome) => jobs.inc({ kind, outcome }),
    storageFailed: (trouble) => storageFailures.inc({ trouble }),
    callEnded: (method, outcome) => calls.inc({ method, outcome }),
    ...connections,
    render: async () => ({ body: await registry.metrics(), type: registry.contentType }),
  };
}

/** Counts the ways from Slack to the bot; each that is lost is followed by a fresh one, as soon as there can be one. */
function countConnections(
  registers: readonly Registry[],
): Pick<Metrics, 'connectionsOpen' | 'connectionFailed'> {
  const shared = { registers: [...registers] };
  const open = new Gauge({
    name: 'firelog_slack_connections',
    help: 'Ways from Slack to this process that are open: two sockets, or one way over HTTP',
    ...shared,
  });
  const lost = new Counter({
    name: 'firelog_slack_connections_lost_total',
    help: 'Sockets that ended and are opened anew; Slack itself ends each every few hours',
    ...shared,
  });
  const failed = new Counter({
    name: 'firelog_slack_connection_failures_total',
    help: 'Sockets that could not be opened',
    ...shared,
  });
  let before = 0;
  return {
    connectionsOpen(count) {
      open.set(count);
      lost.inc(Math.max(0, before - count));
      before = count;
    },
    connectionFailed: () => failed.inc(),
  };
}

/** Looks at what is only known by looking. What cannot be read is left out, for the page must say why. */
function observe(observed: Observed | undefined, registers: Registry[]): void {
  let reading: Promise<Backlog | undefined> | undefined;
  // However many ask at the same moment, the database is asked once.
  const backlog = async (): Promise<Backlog | undefined> => {
    reading ??= observed
      ?.backlog()
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  new Gauge({
    name: 'firelog_ready',
    help: 'Whether each part is at work, as /readyz says: 1, or 0 while it is not',
    labelNames: ['part'],
    registers,
    collect() {
      for (const [part, isReady] of observed?.readiness.parts() ?? []) this.set({ part }, isReady ? 1 : 0);
    },
  });
  new Gauge({
    name: 'firelog_jobs',
    help: 'Jobs in the database by state: scheduled, queued, waiting, running, held or given up',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const [state, count] of Object.entries((await backlog())?.jobs ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'firelog_jobs_lag_seconds',
    help: 'For how long the job of the database that is due the longest has waited to begin; 0 where none is due',
    registers,
    async collect() {
      const { lag } = (await backlog()) ?? {};
      this.reset();
      if (lag === undefined) this.remove();
      else this.set(lag / 1_000_000);
    },
  });
}
