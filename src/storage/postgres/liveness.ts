import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Session, SessionParts, Told } from '../../app/processes/session';
import type { StorageFailure } from '../../app/storage-failure';
import { postgresFailureOf } from '../failure/storage-failure-of';
import { takePart } from './at-work';
import { CHANNEL, toldIn, toldOf } from './news';
import { connectionTo, sessionSettings } from './pool';

/** How often a process shows that it is alive, and looks for those that are not, in milliseconds. */
const PULSE = 1_000;
/** How long an answer is waited for, after which the session counts as lost: long before the server ends it. */
const LONGEST_SILENCE = 2_000;
/** What happens within so many milliseconds is told at once. */
const GATHERING = 50;

/** What a session needs of the database besides its own connection. */
export interface LivenessParts {
  readonly url: string;
  readonly onFailure: (failure: StorageFailure) => void;
  /** Puts the session's name on the list of those that are at work. */
  readonly enlist: (id: string) => Promise<void>;
  /**
   * Frees what those on the list had in hand whose lock nobody holds; resolves to how many sessions are left. The server may
   * have ended since they had it, and another one have taken its place.
   */
  readonly takeOver: (mayHaveEnded: boolean) => Promise<number>;
  /** Why this program has to end, where the database is newer than it. */
  readonly outdated: () => Promise<string | undefined>;
}

/**
 * A connection of its own, on which a lock stands for as long as the process is alive: the server drops it in the moment in
 * which the process is killed, and within seconds where the network is cut. A process that loses it begins nothing more until
 * it has another one, since others do by then what it had in hand.
 */
export class Liveness implements Session {
  readonly #parts: LivenessParts;
  #id = '';
  #client: Client | undefined;
  #watching: SessionParts | undefined;
  #pulse: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #regaining: Promise<void> | undefined;
  #isStopped = false;
  #isBeginning = false;
  #processes = 1;
  /** When the server of the last session was started, in its own words. */
  #serverSince: string | undefined;
  /** The end of what the connection is asked: `pg` is to be asked one thing after the other. */
  #asked: Promise<unknown> = Promise.resolve();
  readonly #news = new Set<string>();
  #gathering: NodeJS.Timeout | undefined;
  readonly #leading = new Set<string>();

  constructor(parts: LivenessParts) {
    this.#parts = parts;
  }

  get id(): string {
    return this.#id;
  }

  get isHeld(): boolean {
    return this.#client !== undefined;
  }

  /** True while another session is begun for one that was lost, and not while what is in flight comes to its end before. */
  get isBeginning(): boolean {
    return this.#isBeginning;
  }

  get processes(): number {
    return this.#processes;
  }

  /** Takes the lock of a new session and frees what those left that are gone. */
  async begin(): Promise<void> {
    const client = new Client({ ...connectionTo(this.#parts.url), query_timeout: LONGEST_SILENCE });
    // A connection that ends says so once more by an event, which would end the process.
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      const id = randomUUID();
      await client.query([...sessionSettings, `listen ${CHANNEL}`].join('; '));
      await takePart(client);
      const { rows } = await client.query<{ since: string }>(
        'select pg_advisory_lock(hashtextextended($1, 0)), pg_postmaster_start_time()::text as since',
        [id],
      );
      await this.#parts.enlist(id);
      client.on('notification', ({ payload = '' }) => this.#heard(payload));
      this.#id = id;
      this.#client = client;
      this.#leading.clear();
      this.#asked = Promise.resolve();
      const since = rows[0]?.since;
      this.#processes = await this.#parts.takeOver(since !== this.#serverSince);
      this.#serverSince = since;
    } catch (error) {
      this.#client = undefined;
      client.end().catch(() => undefined);
      throw postgresFailureOf(error) ?? error;
    }
  }

  watch(parts: SessionParts): void {
    this.#watching = parts;
    this.#pulse = setInterval(() => this.#beat(), PULSE);
    this.#pulse.unref();
  }

  /** Lets go of the lock; what is still in hand is free for others. */
  async end(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#pulse);
    clearTimeout(this.#gathering);
    await Promise.allSettled([this.#beating, this.#regaining]);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  tell(news: Told): void {
    this.#news.add(toldOf(this.#id, news));
    this.#gathering ??= setTimeout(() => this.#send(), GATHERING).unref();
  }

  async leads(task: string): Promise<boolean> {
    const client = this.#client;
    if (client === undefined) return false;
    if (this.#leading.has(task)) return true;
    try {
      const { rows } = await this.#ask<{ leads: boolean }>(
        client,
        'select pg_try_advisory_lock(hashtextextended($1, 1)) as leads',
        [task],
      );
      if (rows[0]?.leads === true && client === this.#client) this.#leading.add(task);
    } catch (error) {
      this.#failed(client, error);
    }
    return this.#leading.has(task);
  }

  #send(): void {
    this.#gathering = undefined;
    const client = this.#client;
    const news = [...this.#news];
    this.#news.clear();
    if (client === undefined || news.length === 0) return;
    this.#ask(client, 'select pg_notify($1, news) from unnest($2::text[]) as news', [CHANNEL, news])
      .catch((error: unknown) => this.#failed(client, error))
      .catch((error: unknown) => this.#watching?.failed(error));
  }

  #ask<R extends object>(client: Client, text: string, values: readonly unknown[] = []) {
    const asked = this.#asked.then(() => client.query<R>(text, [...values]));
    this.#asked = asked.catch(() => undefined);
    return asked;
  }

  #heard(payload: string): void {
    const { from, news } = toldIn(payload) ?? {};
    if (news === undefined || from === this.#id) return;
    // How many there are exactly, the next look tells.
    this.#processes = Math.max(2, this.#processes);
    this.#watching?.heard(news);
  }

  #beat(): void {
    this.#beating ??= this.#look()
      .catch((error: unknown) => this.#watching?.failed(error))
      .finally(() => {
        this.#beating = undefined;
      });
  }

  /** Shows that this process is alive and looks whether the others are. */
  async #look(): Promise<void> {
    const client = this.#client;
    if (client === undefined) return this.#regained();
    try {
      await this.#ask(client, 'select 1');
    } catch (error) {
      this.#failed(client, error);
      return this.#regained();
    }
    try {
      const sentence = await this.#parts.outdated();
      if (sentence !== undefined) this.#watching?.outdated(sentence);
      this.#processes = await this.#parts.takeOver(false);
    } catch (error) {
      // Whoever watches the database has heard of it; the next look is soon.
      if (postgresFailureOf(error) === undefined) throw error;
    }
    this.#watching?.pulse();
  }

  #failed(client: Client, error: unknown): void {
    const failure = postgresFailureOf(error);
    if (failure === undefined) throw error;
    this.#parts.onFailure(failure);
    this.#lost(client);
  }

  #lost(client: Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#leading.clear();
    client.end().catch(() => undefined);
    if (this.#isStopped) return;
    this.#watching?.lost();
    this.#regained().catch((error: unknown) => this.#watching?.failed(error));
  }

  #regained(): Promise<void> {
    this.#regaining ??= this.#regain().finally(() => {
      this.#regaining = undefined;
    });
    return this.#regaining;
  }

  /** What was begun in the name of the lost session ends first: others may be doing it by now. */
  async #regain(): Promise<void> {
    await this.#watching?.drained();
    if (this.#isStopped || this.#client !== undefined) return;
    this.#isBeginning = true;
    try {
      await this.begin();
    } catch (error) {
      if (postgresFailureOf(error) === undefined) throw error;
      return;
    } finally {
      this.#isBeginning = false;
    }
    this.#watching?.regained();
  }
}
