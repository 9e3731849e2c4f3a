import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../app/ports';

/** The counters, and the page on which Prometheus reads them. */
export interface MetricsPage extends Metrics {
  /** The page's text and its content type. */
  render(): Promise<{ body: string; type: string }>;
}

/** Counts what the bot does. No label ever holds a name, a title or a text. */
export function createMetrics(): MetricsPage {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'firelog_request_seconds',
    help: 'What Slack sent, by kind and outcome, and how long it took until it was through',
    labelNames: ['kind', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers: [registry],
  });
  const jobs = new Counter({
    name: 'firelog_jobs_total',
    help: 'Jobs by kind and outcome: done, again, held or given up',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const storageFailures = new Counter({
    name: 'firelog_storage_failures_total',
    help: 'Reads and writes of the database that failed: full, locked, unwritable, damaged, gone or failing',
    labelNames: ['trouble'],
    registers: [registry],
  });
  return {
    requestEnded: (kind, outcome, seconds) => requests.observe({ kind, outcome }, seconds),
    jobEnded: (kind, outcome) => jobs.inc({ kind, outcome }),
    storageFailed: (trouble) => storageFailures.inc({ trouble }),
    render: async () => ({ body: await registry.metrics(), type: registry.contentType }),
  };
}
