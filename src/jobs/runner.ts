import { setImmediate as turn } from 'node:timers/promises';
import { lossIn } from '../app/catch-up/channel-loss';
import { ChatFailure, nextTry } from '../app/chat-failure';
import type { IncidentRef, Job } from '../app/job';
import { StorageFailure } from '../app/storage-failure';
import { obstacleIn } from '../domain/incident/channel';
import type { Incident } from '../domain/incident/incident';
import { type Instant, later, second } from '../domain/time/instant';
import { backoff } from './backoff';
import { JobSlots, kindsBut } from './job-slots';
import type { JobKind, JobWorkspace } from './kind';
import { Pauses } from './pauses';
import { checkReach, NotDueYet, NotReadYet, OutOfReach, worthAnother } from './postponed';
import { jobContext, type RunnerParts } from './runner-parts';
import { SetBacks } from './set-backs';

/** After this many attempts, about two hours, a job is given up. */
const MAX_ATTEMPTS = 30;
/** A bug does not go away by trying; a few attempts are for what merely looked like one. */
const MAX_ATTEMPTS_OF_A_BUG = 3;
/** The longest wait of a job that waits with all others until anybody gets through, so that all is done soon after. */
const MAX_WAIT_FOR_ALL = 30 * second;
/** How long the outbox is left alone after it could not be read or written. */
const outageWait = 5 * second;

/** Takes jobs from the outbox as they come due and sees each through: done, tried again later, or given up. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #places = new JobSlots();
  readonly #setBacks: SetBacks;
  #pump: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  #cancelAlarm: (() => void) | undefined;
  /** Those of jobs whose outcome could not be written. */
  readonly #pauses: Pauses;
  /** How often each job in turn failed because of the database, so that the waits grow. */
  readonly #setbacks = new Map<string, number>();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#setBacks = new SetBacks(parts);
    this.#pauses = new Pauses(parts.clock);
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Takes no new jobs and resolves once those in flight are through. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAlarm?.();
    this.#pauses.end();
    while (this.busy) await Promise.all([this.#pump, this.#places.through()]);
  }

  /** Resolves once none of the jobs runs any more that run now. */
  async through(): Promise<void> {
    this.#pauses.end();
    await this.#places.through();
  }

  /** How many jobs run now. */
  get running(): number {
    return this.#places.taken;
  }

  /** How many of them wait for the clock, to write what became of them. */
  get pausing(): number {
    return this.#pauses.size;
  }

  /** True while the outbox is being looked at. */
  get looking(): boolean {
    return this.#pump !== undefined;
  }

  /** True while a job runs or the outbox is being looked at. */
  get busy(): boolean {
    return this.#pump !== undefined || this.running > 0;
  }

  /** Looks into the outbox now; called after every commit that queued something. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#pump ??= this.#drain()
      .catch((error: unknown) => this.#outboxFailed(error))
      .finally(() => {
        this.#pump = undefined;
        // Whoever called while the last look was ending found it still going on.
        if (this.#again) this.wake();
      });
  }

  /** Takes up the jobs of a kind that were given up; false when the incident has none. */
  async tryAgain(ref: IncidentRef, kind: string): Promise<boolean> {
    const isQueued = await this.#parts.outbox.unpark(ref, kind);
    if (isQueued) this.wake();
    return isQueued;
  }

  async #drain(): Promise<void> {
    const { outbox, clock, session } = this.#parts;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // Whoever has it back wakes the runner.
      if (!session.isHeld) return;
      await this.#setBacks.makeUp();
      for (let isMore = true; isMore && !this.#stopped; ) {
        const { most, without } = this.#places.free;
        // A job that ends wakes the runner again.
        if (most === 0) return;
        const now = clock.now();
        const jobs = await outbox.claim(now, most, kindsBut(this.#parts.kinds, without));
        for (const job of jobs) {
          this.#places.take(job.kind, this.#attempt(job), () => this.wake());
          // Begun together, they would hold each other's calls up, and somebody waits for the first one's.
          await turn();
        }
        isMore = jobs.length === most;
        if (!isMore) this.#setAlarm(await outbox.nextDue(now));
      }
    }
  }

  #setAlarm(due: Instant | undefined): void {
    this.#cancelAlarm?.();
    this.#cancelAlarm = undefined;
    if (due === undefined) return;
    this.#cancelAlarm = this.#parts.clock.at(due, () => this.wake());
  }

  /** The outbox itself could not be read or written: nothing is lost, it is looked at again a little later. */
  #outboxFailed(error: unknown): void {
    const { clock } = this.#parts;
    this.#complain(error, 'The outbox could not be used');
    this.#setAlarm(later(clock.now(), outageWait));
  }

  /** Writes what became of a job, as often as it takes: one that is left in flight stays there until the next start. */
  async #record(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        this.#complain(error, 'The outcome of a job could not be written');
        // Without the session what is written counts for nothing: the job is another's by then.
        if (this.#stopped || !this.#parts.session.isHeld) return;
        await this.#pauses.pause(outageWait);
      }
    }
  }

  /** An outage of the database is logged once, by whoever watches it, and not by everything that meets with it. */
  #complain(error: unknown, message: string): void {
    this.#parts.log[error instanceof StorageFailure ? 'debug' : 'error']({ error }, message);
  }

  async #attempt(job: Job): Promise<void> {
    const { outbox, clock, log, metrics } = this.#parts;
    const begun = clock.now();
    const workspace = this.#parts.workspaceOf(job.incident.team);
    if (workspace === undefined)
      return this.#record(() => outbox.hold(job, 'Firelog is not installed there'));
    try {
      await this.#run(job, workspace);
    } catch (error) {
      await this.#record(async () => {
        if (error instanceof NotDueYet) return outbox.postpone(job, error.due);
        if (error instanceof NotReadYet) return this.#putByUntilRead(job, error, workspace);
        const left = await this.#beyondReach(job, error, begun);
        if (left !== undefined) await this.#failed(job, left, workspace);
      });
      return;
    }
    this.#setbacks.delete(job.id);
    await this.#record(() => outbox.done(job));
    metrics.jobEnded(job.kind, 'done');
    log.debug({ job: job.kind, incident: job.incident.number, attempt: job.attempt }, 'Job done');
  }

  async #run(job: Job, workspace: JobWorkspace): Promise<void> {
    const incident = await this.#parts.store.load(job.incident);
    if (this.#isInOwnChannel(job, incident)) checkReach(incident);
    await this.#kind(job).run(job.payload, jobContext(this.#parts, workspace, job, incident));
  }

  async #putByUntilRead(job: Job, error: NotReadYet, { readings }: JobWorkspace): Promise<void> {
    const { outbox } = this.#parts;
    await outbox.hold(job, String(error));
    // A reading that ended a moment ago did not find this job held.
    if (readings.outcome(job.incident, job.firstAttemptAt) !== undefined) await outbox.release(job.incident);
  }

  /**
   * What is left to handle of a failure: nothing where the incident's channel is out of reach, which may show only now.
   * Then the job waits for it, or is dropped where nothing will bring it back.
   */
  async #beyondReach(job: Job, error: unknown, begun: Instant): Promise<unknown> {
    const { outbox, store, changes, log, metrics } = this.#parts;
    const { incident: ref } = job;
    const loss = lossIn(error, begun);
    if (!(error instanceof OutOfReach)) {
      if (loss === undefined || !this.#isInOwnChannel(job, await store.load(ref))) return error;
      // Told since, it is within reach again.
      if (obstacleIn(await changes.change(ref, undefined, loss)) === undefined) return worthAnother(error);
    }
    const obstacle = obstacleIn(await store.load(ref));
    if (obstacle === 'deleted') {
      await outbox.done(job);
    } else {
      await outbox.hold(job, String(error));
      // Whoever brought the channel back a moment ago did not find this job waiting.
      const incident = await store.load(ref);
      // What is done elsewhere where nobody can write in the channel waits for nothing.
      const isFree = obstacleIn(incident) === undefined || !this.#isInOwnChannel(job, incident);
      if (isFree) await outbox.release(ref);
    }
    metrics.jobEnded(job.kind, 'held');
    log.info({ job: job.kind, incident: ref.number, error: String(error) }, 'The channel is out of reach');
    return undefined;
  }

  #isInOwnChannel(job: Job, incident: Incident): boolean {
    const channel = this.#kind(job).where?.(job.payload, incident);
    return channel !== undefined && channel === incident.channel?.id;
  }

  async #failed(job: Job, error: unknown, { settings }: JobWorkspace): Promise<void> {
    const { outbox, clock, log, metrics } = this.#parts;
    const about = { job: job.kind, incident: job.incident.number, attempt: job.attempt };
    if (error instanceof StorageFailure) return this.#reschedule(job, error);
    if (error instanceof ChatFailure && error.outcome.again && error.outcome.isForAll === true) {
      return this.#reschedule(job, error, { longest: MAX_WAIT_FOR_ALL, notBefore: error.outcome.notBefore });
    }
    this.#setbacks.delete(job.id);
    const isBug = !(error instanceof ChatFailure);
    const outcome = isBug ? ({ again: true } as const) : error.outcome;
    if (outcome.again && job.attempt < (isBug ? MAX_ATTEMPTS_OF_A_BUG : MAX_ATTEMPTS)) {
      const notBefore = 'notBefore' in outcome ? outcome.notBefore : undefined;
      const at = nextTry(clock.now(), backoff(job.attempt), notBefore);
      metrics.jobEnded(job.kind, 'again');
      log.warn({ ...about, error }, 'Job failed and is tried again');
      await this.#record(() => outbox.retry(job, at, String(error)));
      return;
    }
    metrics.jobEnded(job.kind, 'given up');
    log.error({ ...about, error }, 'Job given up');
    const why = isBug ? 'Firelog made a mistake; its log has the details.' : error.sentence;
    const { part: named, isAwaited, isToldOnce } = this.#kind(job);
    const once = isAwaited ? 'nothing' : isToldOnce ? 'workspace' : 'incident';
    const part = typeof named === 'string' ? named : named(settings);
    // A notice that cannot be posted is in the log; a notice about the notice would fail as well.
    const report =
      job.kind === 'report-failure'
        ? undefined
        : ({ kind: 'report-failure', payload: { part, why, job: job.kind } } as const);
    await this.#record(() => outbox.park(job, clock.now(), String(error), report, once));
    this.wake();
  }

  /** What failed the job fails everybody: it is taken up again as often as it takes. */
  async #reschedule(
    job: Job,
    failure: StorageFailure | ChatFailure,
    { longest, notBefore }: { longest?: number; notBefore?: Instant | undefined } = {},
  ): Promise<void> {
    const { outbox, clock, log, metrics } = this.#parts;
    const setbacks = (this.#setbacks.get(job.id) ?? 0) + 1;
    this.#setbacks.set(job.id, setbacks);
    metrics.jobEnded(job.kind, 'again');
    log.debug({ job: job.kind, incident: job.incident.number, error: failure }, 'Job put back');
    const at = nextTry(clock.now(), backoff(setbacks, longest), notBefore);
    await this.#record(() => outbox.reschedule(job, at, failure.message));
  }

  /** The list is typed so that a job's kind and its payload belong together, which an index cannot show. */
  #kind(job: Job): Pick<JobKind<Job['kind']>, 'part' | 'isAwaited' | 'isToldOnce' | 'where' | 'run'> {
    return this.#parts.kinds[job.kind] as JobKind<Job['kind']>;
  }
}
