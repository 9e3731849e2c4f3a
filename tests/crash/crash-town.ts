import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FaultPoint } from '../../src/playground/faults';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess } from '../support/bot-process';
import { until } from '../support/until';

/** One Slack call of the setting-up, by what it is for. */
export interface SetUpCall {
  readonly name: string;
  /** The kind of the job that makes it. */
  readonly job: string;
  isAt(point: FaultPoint, town: CrashTown): boolean;
}

/** A workspace in this process and a bot in one of its own, which may be killed at any moment. */
export class CrashTown {
  readonly #folder = mkdtempSync(join(tmpdir(), 'firelog-crash-'));
  bot: BotProcess | undefined;

  private constructor(readonly playground: Playground) {}

  static async open(): Promise<CrashTown> {
    const playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const amina = playground.addPerson({ name: 'amina', realName: 'Amina Wanjiru' });
    for (const name of ['ops', 'incidents']) playground.addChannel({ name, members: [amina.id] });
    const town = new CrashTown(playground);
    await town.startBot();
    return town;
  }

  get databasePath(): string {
    return join(this.#folder, 'firelog.db');
  }

  /** Runs the bot, on the same database every time, without waiting for it. */
  runBot(): BotProcess {
    const { playground } = this;
    this.bot = BotProcess.run(this.#folder, {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
      DATABASE_URL: `sqlite:${this.databasePath}`,
    });
    return this.bot;
  }

  /** The same, and waits until it says that it runs. */
  async startBot(): Promise<void> {
    await this.runBot().running();
  }

  /** The channels that the bot opened. */
  get opened() {
    return this.playground.channels().filter(({ name }) => name.startsWith('inc-'));
  }

  /** Declares an incident as amina in #ops; resolves to whether the bot acknowledged it. */
  async declare(): Promise<boolean> {
    const ops = this.playground.channel('ops').id;
    const line = '/incident start sev2 Checkout answers 500';
    return (await this.playground.person('amina').command(ops, line)).acknowledged;
  }

  /** The kinds of the jobs that are not done, in hand or not. */
  jobs(): readonly string[] {
    return this.#read<{ kind: string }>('select kind from jobs').map(({ kind }) => kind);
  }

  /** The types of the events in the logs. */
  events(): readonly string[] {
    return this.#read<{ type: string }>('select type from incident_events order by seq').map(
      ({ type }) => type,
    );
  }

  /** Resolves once an incident is declared and nothing is left to be done for it. */
  async settled(): Promise<void> {
    await until('everything is set up', () => this.events().length > 0 && this.jobs().length === 0);
  }

  async close(): Promise<void> {
    await this.bot?.end('SIGKILL');
    await this.playground.stop();
    rmSync(this.#folder, { recursive: true });
  }

  #read<T>(query: string): T[] {
    const reader = new Database(this.databasePath, { readonly: true });
    try {
      return reader.prepare<[], T>(query).all();
    } finally {
      reader.close();
    }
  }
}
