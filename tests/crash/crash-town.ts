import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess, type Program, sources } from '../support/bot-process';
import { type CrashDatabase, onPostgres, onSqlite } from './crash-database';

/** What the bot is started with besides where Slack and its database are. */
export interface Life {
  readonly settings?: Readonly<Record<string, string>>;
}

/** One row of the log. */
export interface LoggedEvent {
  readonly number: number;
  readonly type: string;
  readonly body: string;
}

/** One job that is not done. */
export interface JobLeft {
  readonly kind: string;
  readonly state: string;
  readonly failure: string | null;
  /** In microseconds. */
  readonly due_at: number;
}

const people = {
  amina: 'Amina Wanjiru',
  baraka: 'Baraka Otieno',
  chebet: 'Chebet Koech',
} as const;

/** As Slack waits for an acknowledgement; it sends an event again at once, and then sooner than Slack would. */
const deliveries = { ackTimeoutMs: 3_000, retryDelaysMs: [0, 300, 1_000, 3_000] };
/** Several bots take the machine from each other: what one of them is late with is not to be taken for lost. */
const patience = { ...deliveries, ackTimeoutMs: 8_000 };

/** How long the bot may work at one thing, in milliseconds; a machine may be busy with others. */
const longestWork = 180_000;

/** What comes due so soon is waited for, in milliseconds; no step takes so long. */
const soon = 60_000;

/** A workspace in this process and bots in processes of their own, which may be killed at any moment. */
export class CrashTown {
  /** The bots that were started and have not ended. */
  readonly #bots = new Set<BotProcess>();
  /** The one that was started last. */
  bot: BotProcess | undefined;
  /** How often the bot was started. */
  lives = 0;

  private constructor(
    readonly playground: Playground,
    readonly folder: string,
    private readonly database: CrashDatabase,
    private readonly program: Program,
  ) {}

  /** Opens a workspace in which no bot runs yet, with a database on which several may work if they are to. */
  static async found(program: Program = sources(), areSeveral = false): Promise<CrashTown> {
    const playground = await Playground.start({
      manifest: manifestFor({ command: 'incident' }),
      deliveries: areSeveral ? patience : deliveries,
      // What a modal is opened with may be held up by everything else that runs on the machine.
      triggerLifetimeMs: 30_000,
    });
    const members = Object.entries(people).map(
      ([name, realName]) => playground.addPerson({ name, realName }).id,
    );
    for (const name of ['ops', 'incidents']) playground.addChannel({ name, members });
    const folder = mkdtempSync(join(tmpdir(), 'firelog-crash-'));
    return new CrashTown(playground, folder, areSeveral ? await onPostgres() : onSqlite(folder), program);
  }

  /** The same with a bot in it. */
  static async open(program?: Program): Promise<CrashTown> {
    const town = await CrashTown.found(program);
    await town.startBot();
    return town;
  }

  /** The file of the settings: people who do not answer are asked after seconds, and then others. */
  get #config(): string {
    const path = join(this.folder, 'firelog.yml');
    const rungs = ['baraka', 'chebet'].map((name) => `{ who: ${this.playground.person(name).id} }`);
    const teams = `teams: { pool: { ladder: [${rungs.join(', ')}] } }`;
    if (!existsSync(path)) writeFileSync(path, `promises: { acknowledgement: 0.03 }\n${teams}\n`);
    return path;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** The bots that run or are about to. */
  get alive(): readonly BotProcess[] {
    return [...this.#bots].filter(({ isOver }) => !isOver);
  }

  /** Runs the bot, on the same database every time, without waiting for it. */
  runBot({ settings = {} }: Life = {}): BotProcess {
    const { playground } = this;
    this.lives += 1;
    const bot = BotProcess.run(
      this.folder,
      {
        SLACK_BOT_TOKEN: playground.botToken,
        SLACK_APP_TOKEN: playground.appToken,
        SLACK_API_URL: playground.apiUrl,
        DATABASE_URL: this.databaseUrl,
        FIRELOG_CONFIG: this.#config,
        ...settings,
      },
      this.program,
    );
    this.bot = bot;
    this.#bots.add(bot);
    void bot.ended.then(() => this.#bots.delete(bot));
    return bot;
  }

  /** The same, and waits until it says that it runs. */
  async startBot(): Promise<void> {
    await this.runBot().running();
  }

  person(name: keyof typeof people) {
    return this.playground.person(name);
  }

  /** The channels that the bot opened. */
  get opened() {
    return this.playground.channels().filter(({ name }) => name.startsWith('inc-'));
  }

  /** Declares an incident as amina in #ops; resolves to whether the bot acknowledged it. */
  async declare(): Promise<boolean> {
    const ops = this.playground.channel('ops').id;
    const line = '/incident start sev2 Checkout answers 500';
    return (await this.person('amina').command(ops, line)).acknowledged;
  }

  /** The jobs that are not done. */
  jobs(): Promise<readonly JobLeft[]> {
    return this.database.rows<JobLeft>('select kind, state, failure, due_at from jobs');
  }

  /** The pictures that are kept: of which incident, which file, and how many bytes. */
  pictures(): Promise<
    readonly { readonly number: number; readonly file_id: string; readonly size: number }[]
  > {
    return this.database.rows('select number, file_id, length(bytes) as size from pictures');
  }

  /** The logs of all incidents. */
  log(): Promise<readonly LoggedEvent[]> {
    return this.database.rows<LoggedEvent>(
      'select number, type, body from incident_events order by number, seq',
    );
  }

  /** The types of the events in the logs. */
  async events(): Promise<readonly string[]> {
    return (await this.log()).map(({ type }) => type);
  }

  /** Resolves once the bot runs, has taken in whatever Slack had for it, and has nothing left to do. */
  async settled(): Promise<void> {
    // What follows by itself a moment later shows at the second look.
    const deadline = performance.now() + longestWork;
    for (let looks = 0; looks < 2; looks = (await this.#isSettled()) ? looks + 1 : 0) {
      if (performance.now() > deadline) throw new Error(`The bot is not through: ${await this.#unsettled()}`);
      await setTimeout(20);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#bots].map((bot) => bot.end('SIGKILL')));
    await this.playground.stop();
    await this.database.remove();
    rmSync(this.folder, { recursive: true });
  }

  async #isSettled(): Promise<boolean> {
    const { playground } = this;
    if (!this.#areRunning() || playground.busy || playground.connections === 0 || this.#isUnheard())
      return false;
    return (await this.jobs()).every(isForLater);
  }

  #areRunning(): boolean {
    const { alive } = this;
    return alive.length > 0 && alive.every(({ output }) => output.includes('\n'));
  }

  /** What keeps it from being so, for whoever looks for the reason. */
  async #unsettled(): Promise<string> {
    const { alive, playground } = this;
    if (!this.#areRunning()) return `${alive.length} run or are about to`;
    const jobs = (await this.jobs()).map(({ kind, state, failure }) => `${kind} ${state} ${failure ?? ''}`);
    return JSON.stringify({
      jobs,
      isUnheard: this.#isUnheard(),
      isBusy: playground.busy,
      logs: alive.map(({ errors }) => errors.slice(-2_000)),
    });
  }

  /** Whether Slack has an event that the bot did not acknowledge. */
  #isUnheard(): boolean {
    const heard = new Set<string>();
    const sent = new Map<string, string>();
    for (const record of this.playground.wire.records()) {
      if (record.type === 'envelope' && record.envelopeType === 'events_api') {
        sent.set(record.envelopeId, String(record.payload.event_id));
      } else if (record.type === 'ack') heard.add(sent.get(record.envelopeId) ?? '');
    }
    return [...sent.values()].some((event) => !heard.has(event));
  }
}

/** Whether nothing is to be done for it now. The record is calm for a minute, which is not waited for. */
function isForLater({ kind, state, due_at: due }: JobLeft): boolean {
  const waited = kind === 'rewrite-record' ? 0 : soon;
  return state === 'parked' || (state === 'scheduled' && Number(due) > 1_000 * (Date.now() + waited));
}
