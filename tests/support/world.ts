import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Documents } from '../../src/app/ports';
import { type DeferredServer, openDeferredServer } from '../../src/cli/playground/deferred-server';
import { type Config, readConfig, type SlackConfig } from '../../src/config';
import { openDocuments } from '../../src/documents/open-documents';
import { type Instant, instant, later } from '../../src/domain/time/instant';
import { openLog } from '../../src/log';
import { type Firelog, type FirelogOptions, startFirelog } from '../../src/main';
import { Playground, type PlaygroundOptions } from '../../src/playground/playground';
import { ReplayClock } from '../../src/playground/scenario/replay-clock';
import { manifestFor } from '../../src/slack/manifest';
import type { Connection } from '../../src/storage/connection';
import { connectReadOnly } from '../../src/storage/open';
import { at, nairobi } from './cast';
import { dropDatabase } from './postgres/server';
import { type DatabaseKind, newDatabaseUrl, usualKind } from './test-database';

/** What a test decides about its world. */
export interface WorldOptions {
  /** Where the clock stands at first; 15:00 of the cast's day unless said. */
  now?: Instant;
  settings?: Partial<Config['settings']>;
  /** Settings that name people: given their ids by handle. */
  settingsOf?: (ids: Record<string, string>) => Partial<Config['settings']>;
  playground?: Partial<PlaygroundOptions>;
  /** How Slack reaches the bot; in Socket Mode unless said. */
  transport?: 'socket' | 'http';
  /** Whether the announcement channel exists; it does unless said. */
  announcements?: boolean;
  /** By how many microseconds the bot's clock is ahead of the workspace's. */
  ahead?: number;
  /** How much is logged; everything from `debug` on unless said. */
  logLevel?: string;
  /** How much time passed by the bot's measure, given what the clock shows; unless said, its clock is never set. */
  elapsed?: (shown: Instant) => number;
  /** How long the bot waits for Slack, and what ends it. */
  patience?: Pick<FirelogOptions, 'timeouts' | 'whenCutOff'>;
  /** What the bot's database is; the usual one of this run unless said. */
  database?: DatabaseKind;
  /** How many bots work on the database, which is PostgreSQL where they are several; one unless said. */
  processes?: number;
  /** The address of a database that the test has made, and removes. */
  databaseUrl?: string;
}

/**
 * The real bot on the playground, with the small cast, a clock that is turned by hand, and a database of its own.
 * `amina`, `baraka`, `chebet` and `david` are in `#ops` and `#incidents`.
 */
export class World {
  readonly #folder = mkdtempSync(join(tmpdir(), 'firelog-test-'));
  readonly lines: string[] = [];
  readonly #bots: Firelog[] = [];
  /** To which of the bots each request goes over HTTP; to one after the other unless said. */
  onlyTo: number | undefined;
  #turn = 0;
  #databaseUrl: string | undefined;

  private constructor(
    readonly playground: Playground,
    readonly clock: ReplayClock,
    private readonly settings: Partial<Config['settings']>,
    private readonly deferred: DeferredServer | undefined,
    private readonly patience: WorldOptions['patience'],
    private readonly logLevel = 'debug',
    private readonly ahead = 0,
    private readonly elapsed: WorldOptions['elapsed'] = undefined,
    private readonly database: DatabaseKind = usualKind,
    private readonly processes = 1,
    private readonly givenUrl: string | undefined = undefined,
  ) {}

  /** Opens a world with the bot running in it. */
  static async open(options: WorldOptions = {}): Promise<World> {
    const clock = new ReplayClock(options.now ?? at('15:00'));
    const command = options.settings?.command ?? 'incident';
    const deferred = options.transport === 'http' ? await openDeferredServer() : undefined;
    const playground = await Playground.start({
      manifest: manifestFor({ command, ...(deferred !== undefined && { url: deferred.url }) }),
      clock,
      ...options.playground,
    });
    const ids: Record<string, string> = {};
    for (const [name, realName] of Object.entries(people)) {
      ids[name] = playground.addPerson({ name, realName, timezone: nairobi }).id;
    }
    const members = Object.values(ids);
    playground.addChannel({ name: 'ops', members });
    if (options.announcements !== false) playground.addChannel({ name: 'incidents', members });
    const settings = {
      zone: nairobi,
      usesDeclarersZone: false,
      ...options.settings,
      ...options.settingsOf?.(ids),
    };
    const { patience, logLevel, ahead, elapsed, processes = 1 } = options;
    const database = options.database ?? (processes > 1 ? 'postgres' : usualKind);
    const world = new World(
      playground,
      clock,
      settings,
      deferred,
      patience,
      logLevel,
      ahead,
      elapsed,
      database,
      processes,
      options.databaseUrl,
    );
    await world.startBot();
    return world;
  }

  get firelog(): Firelog {
    const [first] = this.#bots;
    if (first === undefined) throw new Error('The bot does not run');
    return first;
  }

  /** All bots that run. */
  get bots(): readonly Firelog[] {
    return this.#bots;
  }

  /** Where Slack reaches the bot over HTTP. */
  get address(): string {
    if (this.deferred === undefined) throw new Error('Slack reaches the bot in Socket Mode');
    return this.deferred.url;
  }

  /** Where the file is; only for what is about SQLite itself. */
  get sqlitePath(): string {
    const [, path] = /^sqlite:(.*)$/.exec(this.databaseUrl) ?? [];
    if (path === undefined) throw new Error('This world has no database file: open it on SQLite');
    return path;
  }

  /** The address of the database, once the bot was started. */
  get databaseUrl(): string {
    if (this.#databaseUrl === undefined) throw new Error('The bot was not started yet');
    return this.#databaseUrl;
  }

  /** What is read from the database beside the bot, whether it runs or not. */
  async stored<T>(read: (db: Connection['db']) => Promise<T>): Promise<T> {
    const reader = await connectReadOnly(this.databaseUrl);
    try {
      return await read(reader.db);
    } finally {
      await reader.close();
    }
  }

  /** Starts the bot, again after `stopBot`, on the same database; where there are several, each of them. */
  async startBot(): Promise<void> {
    this.#databaseUrl ??= this.givenUrl ?? (await newDatabaseUrl(this.#folder, this.database));
    while (this.#bots.length < this.processes) this.#bots.push(await this.#startOne());
    this.deferred?.open((request, response) => {
      this.#turn += 1;
      const bot = this.#bots[this.onlyTo ?? this.#turn % this.#bots.length];
      if (bot?.requests === undefined) response.writeHead(503).end();
      else bot.requests(request, response);
    });
  }

  /** Has the bots that are started from now on run with other settings. */
  configure(settings: Partial<Config['settings']>): void {
    Object.assign(this.settings, settings);
  }

  async #startOne(): Promise<Firelog> {
    const base = readConfig({});
    const { clock, playground, ahead, elapsed } = this;
    const config = {
      ...base,
      slackApiUrl: playground.apiUrl,
      databaseUrl: this.databaseUrl,
      settings: { ...base.settings, ...this.settings },
    };
    return startFirelog({
      config,
      documents: documentsFor(config),
      slack: this.#slack(),
      clock: {
        now: () => instant(clock.now() + ahead),
        at: (when, ring) => clock.at(later(when, -ahead), ring),
        ...(elapsed !== undefined && { elapsed: () => elapsed(instant(clock.now())) }),
      },
      ...this.patience,
      log: openLog(this.logLevel, { write: (line) => this.lines.push(line) }),
    });
  }

  #slack(): SlackConfig {
    const { botToken, appToken, signingSecret } = this.playground;
    return this.deferred === undefined ? { botToken, appToken } : { botToken, signingSecret };
  }

  async stopBot(): Promise<void> {
    for (const bot of this.#bots.splice(0)) await bot.stop();
  }

  /** Stops everything and removes the database. */
  async close(): Promise<void> {
    await this.stopBot();
    await this.playground.stop();
    await this.deferred?.close();
    if (this.givenUrl === undefined && this.#databaseUrl?.startsWith('postgres'))
      await dropDatabase(this.#databaseUrl);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A person of the cast. */
  person(name: keyof typeof people) {
    return this.playground.person(name);
  }

  /** Resolves once neither the bot nor the workspace has anything in flight. */
  async settled(): Promise<void> {
    do await setTimeout(1);
    while (this.playground.busy || this.#bots.some(({ busy }) => busy));
  }

  /** Turns the clock on by microseconds, ringing what is due on the way, and waits for what that sets going. */
  async turn(micros: number): Promise<void> {
    const to = later(instant(this.clock.now()), micros);
    for (let next = this.clock.next(); next !== undefined && next <= to; next = this.clock.next()) {
      this.clock.turn(next);
      await this.settled();
    }
    this.clock.turn(to);
    await this.settled();
  }

  /** Types a command and waits until the bot is through with it; resolves to what the asker read. */
  async types(name: keyof typeof people, channel: string, line: string): Promise<string> {
    const answer = await this.person(name).command(channel, line);
    await this.settled();
    return answer.acknowledged ? (answer.text ?? '') : 'not acknowledged';
  }

  /** Declares an incident as amina in #ops; resolves to its channel's id. */
  async declare(line = '/incident start sev2 Checkout answers 500'): Promise<string> {
    const known = new Set(this.playground.channels().map((channel) => channel.id));
    await this.types('amina', this.playground.channel('ops').id, line);
    const opened = this.playground.channels().find((channel) => !known.has(channel.id));
    if (opened === undefined) {
      const why = this.lines.filter((each) => !/"level":"(debug|info)"/.test(each));
      throw new Error([`No channel was opened by ${line}`, ...why].join('\n'));
    }
    return opened.id;
  }

  /** The texts of the bot's own messages in a channel, oldest first. */
  said(channel: string): readonly string[] {
    const { botUserId } = this.playground;
    return this.playground
      .messages(channel)
      .filter((message) => message.user === botUserId && message.subtype === undefined)
      .map((message) => message.text);
  }

  /** The newest draft, as it was delivered. */
  draft(): string {
    const newest = this.playground.files().at(-1);
    if (newest === undefined) throw new Error('No draft was delivered');
    return newest.content;
  }
}

/** The documents of bots with these settings: their templates are compiled once for all of them. */
function documentsFor({ templates, settings }: Config): Documents {
  const key = JSON.stringify(settings);
  const made =
    kept.get(key) ??
    openDocuments({ templates, settings, areTried: true }, (error) => {
      throw error;
    });
  kept.set(key, made);
  return made;
}

const kept = new Map<string, Documents>();

const people = {
  amina: 'Amina Wanjiru',
  baraka: 'Baraka Otieno',
  chebet: 'Chebet Koech',
  david: 'David Mwangi',
} as const;
