import type { Changes } from '../../src/app/change';
import type { IncidentRef, JobKindName, JobRequest } from '../../src/app/job';
import type { Outbox } from '../../src/app/ports';
import { readConfig } from '../../src/config';
import { type Instant, instant, later } from '../../src/domain/time/instant';
import type { JobContext, JobKind, JobList, JobWorkspace } from '../../src/jobs/kind';
import { jobKinds } from '../../src/jobs/kinds';
import { Runner } from '../../src/jobs/runner';
import { ReplayClock } from '../../src/playground/scenario/replay-clock';
import { absent } from '../support/absent';
import { at } from '../support/cast';
import { type DatabaseKind, TestDatabase } from '../support/test-database';
import { until } from '../support/until';

/** What a job does in a test. */
export type Work = (context: JobContext, payload: object) => Promise<void>;

const ignore = (): void => undefined;

/** The workspace of every incident here; these jobs ask nothing of it. */
const workspace: JobWorkspace = {
  chat: absent('chat'),
  readings: { outcome: () => 'read', reread: ignore },
  settings: readConfig({}).settings,
};

/** The runner on a real outbox, with jobs that do what a test says and a clock that is turned by hand. */
export class Worker {
  readonly clock = new ReplayClock(at('10:00'));
  /** By how much somebody set the clock back, which stops no time from passing. */
  setBackBy = 0;
  readonly outcomes: string[] = [];
  readonly errors: string[] = [];
  readonly #work = new Map<JobKindName, Work>();
  runner: Runner;

  private constructor(
    readonly database: TestDatabase,
    readonly ref: IncidentRef,
    private readonly outbox: Outbox,
  ) {
    this.runner = this.#newRunner();
  }

  #newRunner(): Runner {
    return new Runner({
      outbox: this.outbox,
      session: this.database.connection.session,
      store: this.database.store(),
      members: absent('members'),
      pictures: absent('pictures'),
      changes: absent<Changes>('door to changes'),
      documents: absent('documents'),
      clock: {
        now: () => this.now,
        at: (when, ring) => this.clock.at(later(when, this.setBackBy), ring),
        elapsed: () => this.clock.now(),
      },
      kinds: this.#kinds(),
      workspaceOf: (team) => (team === this.ref.team ? workspace : undefined),
      log: { debug: ignore, info: ignore, warn: ignore, error: (_, message) => this.errors.push(message) },
      metrics: { jobEnded: (kind, outcome) => this.outcomes.push(`${kind} ${outcome}`) },
    });
  }

  /** A worker that is not started yet; `outboxOver` may put something between it and the outbox. */
  static async hire(
    kind: DatabaseKind,
    outboxOver: (outbox: Outbox) => Outbox = (outbox) => outbox,
  ): Promise<Worker> {
    const database = await TestDatabase.open(kind);
    const ref = await database.declare();
    return new Worker(database, ref, outboxOver(database.outbox()));
  }

  /** Starts another runner in place of one that is stopped, as a new process does. */
  replaceRunner(): void {
    this.runner = this.#newRunner();
    this.runner.start();
  }

  get now(): Instant {
    return instant(this.clock.now() - this.setBackBy);
  }

  /** Says what jobs of a kind do; those without work are done at once. */
  works(kind: JobKindName, work: Work): void {
    this.#work.set(kind, work);
  }

  /** Queues jobs and tells the runner, as a commit does. */
  async queue(...requests: readonly JobRequest[]): Promise<void> {
    this.database.now = this.now;
    await this.database.queue(this.ref, ...requests);
    this.runner.wake();
  }

  /** Resolves once nothing runs and nobody looks into the outbox. */
  async idle(): Promise<void> {
    await until('the runner is idle', () => !this.runner.busy);
  }

  /** Turns the clock to the next alarm and waits for what that sets going; resolves to the new time. */
  async turnToNext(): Promise<Instant> {
    const next = this.clock.next();
    if (next === undefined) throw new Error('The runner waits for nothing');
    this.clock.turn(next);
    await this.idle();
    return this.now;
  }

  /** What is in the outbox. */
  async left() {
    return (await this.database.rows()).jobs;
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.database.close();
  }

  #kinds(): JobList {
    const kind = <K extends JobKindName>({ name, part }: JobKind<K>): JobKind<K> => ({
      name,
      part,
      run: async (payload, context) => this.#work.get(name)?.(context, payload),
    });
    const names = Object.keys(jobKinds) as JobKindName[];
    const fakes = names.map((name) => [name, kind<typeof name>(jobKinds[name] as JobKind<typeof name>)]);
    return { ...jobKinds, ...Object.fromEntries(fakes) };
  }
}
