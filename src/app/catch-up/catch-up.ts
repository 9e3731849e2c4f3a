import { obstacleIn } from '../../domain/incident/channel';
import type { PersonId } from '../../domain/person';
import type { Instant } from '../../domain/time/instant';
import { second } from '../../domain/time/instant';
import type { IncidentRef } from '../job';
import type { Log, Members, Readings, ReadOutcome } from '../ports';
import { lossIn } from './channel-loss';
import { OnDemandReadings } from './on-demand-reading';
import { type ReadParts, readChannel } from './read-incident';
import { type QueueProgress, RetryingQueue } from './retrying-queue';

/**
 * Why events may have been missed: the bot was not running, had no socket, had no answer to its calls over HTTP, its
 * machine slept, or it could not store what it was told.
 */
export type Gap = 'start' | 'sockets' | 'http' | 'sleep' | 'storage';

/** What catching up works with. */
export interface CatchUpParts extends Omit<ReadParts, 'listeningSince'> {
  readonly team: string;
  readonly members: Members;
  readonly log: Log;
  /** Called when it was read who is in a private incident's channel. */
  readonly onMembers: () => void;
  /** Called with who is in the channel of an incident that was read. */
  readonly met: (person: PersonId) => void;
  /** Called when what waited for an incident to be read may go on. */
  readonly released: (ref: IncidentRef) => Promise<void>;
  /** Called with how far the open incidents are read, and with undefined once they are. */
  readonly onProgress: (progress: QueueProgress | undefined) => void;
}

/**
 * Brings the incidents up to date with what the workspace shows, whenever it may have told of something in vain. The
 * open ones are read one after the other, newest first; what somebody waits for is read beside them. Nothing of this is
 * stored: whoever starts the bot again catches up again.
 */
export class CatchUp implements Readings {
  readonly #parts: CatchUpParts;
  readonly #channels: RetryingQueue<IncidentRef>;
  readonly #members: RetryingQueue<IncidentRef>;
  readonly #awaited: OnDemandReadings;
  #listeningSince: Instant;
  #gap: { readonly why: Gap; facts: number } = { why: 'start', facts: 0 };

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
    const { clock, log, released } = parts;
    this.#listeningSince = clock.now();
    this.#channels = new RetryingQueue({
      clock,
      log,
      visit: (ref) => this.#read(ref),
      onProgress: (progress) => this.#progressed(progress),
    });
    this.#members = new RetryingQueue({
      clock,
      log,
      visit: (ref) => this.#readMembers(ref),
      onProgress: () => undefined,
    });
    this.#awaited = new OnDemandReadings({ clock, log, released, read: (ref) => this.#read(ref) });
  }

  /**
   * Reads every open incident, and who is in the channels of private ones, closed ones too. To be called whenever events
   * may have been missed, once the bot is told of everything again; what it still reads from before is begun anew.
   */
  request(why: Gap): void {
    const { store, team } = this.#parts;
    this.listenAnew();
    this.#gap = { why, facts: 0 };
    this.#channels.begin(async () => (await store.open(team)).map(({ number }) => ({ team, number })));
    this.#members.begin(() => store.inPrivate(team));
  }

  /** What was heard before may be old: something may have been missed since. */
  listenAnew(): void {
    const { clock, recent } = this.#parts;
    recent.clear();
    this.#listeningSince = clock.now();
  }

  reread(ref: IncidentRef): void {
    this.#awaited.begin(ref);
  }

  outcome(ref: IncidentRef, since: Instant): ReadOutcome | undefined {
    return this.#awaited.outcome(ref, since);
  }

  /** How many incidents are being read at this moment. */
  get reading(): number {
    const rounds = [this.#channels, this.#members].filter(({ isActive }) => isActive).length;
    return rounds + this.#awaited.active;
  }

  /** Reads nothing more, and resolves once what is being read is over. */
  async stop(): Promise<void> {
    await Promise.all([this.#channels.stop(), this.#members.stop(), this.#awaited.stop()]);
  }

  async #read(ref: IncidentRef): Promise<void> {
    const { clock, log } = this.#parts;
    const begun = clock.now();
    const facts = await readChannel({ ...this.#parts, listeningSince: () => this.#listeningSince }, ref);
    this.#awaited.read(ref, begun);
    this.#gap.facts += facts;
    const seconds = Math.round((clock.now() - begun) / second);
    log.info({ incident: ref.number, facts, seconds }, 'Caught up with an incident');
    await this.#meet(ref);
  }

  /** Of whom nothing but their being there is known yet, more can be found out before they do anything. */
  async #meet(ref: IncidentRef): Promise<void> {
    const { store, members, met } = this.#parts;
    const { channel } = await store.load(ref);
    if (channel === undefined) return;
    for (const { person, present } of await members.of(ref.team, channel.id)) if (present) met(person);
  }

  async #readMembers(ref: IncidentRef): Promise<void> {
    const { store, members, reader, onMembers } = this.#parts;
    const incident = await store.load(ref);
    const obstacle = obstacleIn(incident);
    if (incident.channel === undefined || obstacle === 'deleted' || obstacle === 'without the bot') return;
    const channel = incident.channel.id;
    try {
      await members.read({ team: ref.team, channel, ...(await reader.members(channel)) });
      onMembers();
    } catch (error) {
      // That the channel is lost is told where it is open; here nobody is left to be read.
      if (lossIn(error, this.#listeningSince) === undefined) throw error;
    }
  }

  #progressed(progress: QueueProgress): void {
    const { log, onProgress } = this.#parts;
    const isOver = progress.done === progress.of;
    onProgress(isOver ? undefined : progress);
    if (!isOver || progress.of === 0) return;
    const { why, facts } = this.#gap;
    log.info(
      { why, incidents: progress.of, failed: progress.failed, facts },
      'Caught up with every open incident',
    );
  }
}
