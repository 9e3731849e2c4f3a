import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { createDocuments } from '../../src/documents/documents';
import { fold } from '../../src/domain/fold/fold';
import { instant, second } from '../../src/domain/time/instant';
import { openLog } from '../../src/log';
import { type Firelog, startFirelog } from '../../src/main';
import { ReplayClock } from '../../src/playground/scenario/replay-clock';
import { createStore } from '../../src/storage/incidents/incidents';
import { connect } from '../../src/storage/sqlite/connect';
import { amina, at, baraka, chebet, david, nairobi, nameOf } from '../support/cast';
import { deliver, type Reply, signingSecret } from './letter';
import { fuzzChannel, PaperSlack, responseUrl, slackApiUrl } from './slack';
import { readable } from './target';

/** The people of the workspace. */
export const people = [amina, baraka, chebet, david] as const;

/** An incident's channel, a private one's, one that was closed and one of none. */
export const channels = [1, 1, 1, 2, 3, 9].map(fuzzChannel);

const apology = 'Firelog made a mistake';

/** The real bot, with its database and everything, in this process; Slack is on paper and the clock goes by inputs. */
export class FuzzBot {
  readonly slack = new PaperSlack();
  readonly #clock = new ReplayClock(at('15:00'));
  readonly #folder = mkdtempSync(join(tmpdir(), 'firelog-fuzz-'));
  readonly #lines: string[] = [];
  #firelog: Firelog | undefined;
  #restore: () => void = () => undefined;
  #count = 0;

  static async open(): Promise<FuzzBot> {
    const bot = new FuzzBot();
    await bot.#start();
    await furnish(bot);
    return bot;
  }

  async #start(): Promise<void> {
    this.#restore = this.slack.install();
    const base = readConfig({});
    const teams = { operations: [amina, baraka], development: [chebet] };
    this.#firelog = await startFirelog({
      config: {
        ...base,
        slackApiUrl,
        databaseUrl: `sqlite:${this.#database}`,
        settings: { ...base.settings, zone: nairobi, teams },
      },
      slack: { botToken: 'xoxb-fuzz', signingSecret },
      clock: {
        now: () => instant(this.#clock.now()),
        at: (when, ring) => this.#clock.at(when, ring),
      },
      log: openLog('error', { write: (line) => this.#note(line) }),
    });
  }

  get #database(): string {
    return join(this.#folder, 'firelog.db');
  }

  /** The last few lines of the log, to tell what a failure was. */
  #note(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > 5) this.#lines.shift();
  }

  /** Somebody types a command; rejects where the answer is none that a person should read. */
  async types(user: string, channel: string, text: string): Promise<Reply | undefined> {
    this.#count += 1;
    const form = new URLSearchParams({
      command: '/incident',
      text,
      user_id: user,
      user_name: 'somebody',
      channel_id: channel,
      channel_name: 'somewhere',
      team_id: 'T0FUZZ',
      api_app_id: 'A0FUZZ',
      trigger_id: `1.${this.#count}`,
      response_url: responseUrl,
    });
    return this.#send('application/x-www-form-urlencoded', form.toString());
  }

  /** Somebody presses, submits or calls something. */
  async acts(payload: object): Promise<Reply | undefined> {
    this.#count += 1;
    const form = new URLSearchParams({ payload: jsonOf(payload), once: String(this.#count) });
    return this.#send('application/x-www-form-urlencoded', form.toString());
  }

  /** Slack tells something. */
  async hears(event: unknown): Promise<Reply | undefined> {
    this.#count += 1;
    const envelope = {
      type: 'event_callback',
      team_id: 'T0FUZZ',
      api_app_id: 'A0FUZZ',
      event_id: `Ev${this.#count}`,
      event_time: 1_699_455_600,
      authorizations: [{ team_id: 'T0FUZZ', user_id: 'U0FIRELOG', is_bot: true }],
    };
    return this.#send('application/json', jsonOf({ ...envelope, event }));
  }

  async #send(type: string, body: string): Promise<Reply | undefined> {
    const { requests } = this.firelog;
    if (requests === undefined) throw new Error('The bot takes no requests');
    const reply = await deliver(requests, { type, body }, () => this.#idle());
    this.#clock.turn(this.#clock.now() + second / 2);
    await this.#idle();
    const answer = readAnswer(reply);
    this.slack.shown(answer, 'An answer');
    this.#refuseFaults();
    return reply;
  }

  /** The bot that runs. */
  get firelog(): Firelog {
    if (this.#firelog === undefined) throw new Error('The bot does not run');
    return this.#firelog;
  }

  /** Waits until nothing is in hand, lets half a second pass, and throws where people were shown what they should not be. */
  async settled(): Promise<void> {
    await this.#idle();
    this.#clock.turn(this.#clock.now() + second / 2);
    await this.#idle();
    this.#refuseFaults();
  }

  async #idle(): Promise<void> {
    // What a request sets going begins a few turns after it; nothing here takes real time.
    for (let quiet = 0; quiet < 4; quiet = this.firelog.busy ? 0 : quiet + 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  #refuseFaults(): void {
    const [fault, ...more] = this.slack.faults.splice(0);
    if (fault !== undefined) throw new Error([fault, ...more.slice(0, 3)].join('\n'));
  }

  /** Throws where something was answered with the reply to a bug, which is what a bug looks like from outside. */
  refuseApology(reply: Reply | undefined): void {
    if (reply?.body.includes(apology)) throw new Error(`It apologises: ${this.#lines.join('\n')}`);
  }

  /** Stops the bot, and looks at what it stored: every log folds to what is remembered of it, and has a draft. */
  async close(): Promise<void> {
    await this.firelog.stop();
    this.#restore();
    const connection = await connect(`sqlite:${this.#database}`);
    try {
      const store = createStore(connection);
      const documents = createDocuments(readConfig({}));
      const rows = await connection.db.selectFrom('incidents').selectAll().execute();
      for (const { team_id: team, number } of rows) {
        const ref = { team, number };
        const folded = fold(undefined, await store.log(ref));
        const context = { revision: 1, renderedAt: at('16:00'), nameOf, linkTo: () => 'https://a.example/' };
        readable(documents.postmortem(folded, context), `The draft of INC-${number}`);
        const [row] = await connection.db
          .selectFrom('incidents')
          .selectAll()
          .where('number', '=', number)
          .execute();
        if (row?.seq !== folded.seq)
          throw new Error(`INC-${number} has ${folded.seq} events, not ${row?.seq}`);
        if (JSON.stringify(await store.load(ref)) !== JSON.stringify(folded)) {
          throw new Error(`INC-${number} is remembered otherwise than its log tells`);
        }
      }
    } finally {
      await connection.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }
}

/** Lone halves of characters and `__proto__` go over the wire as JSON has them. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** What the bot answered, as Slack reads it. */
export function readAnswer(reply: Reply | undefined): unknown {
  if (reply === undefined || reply.body === '') return undefined;
  try {
    return JSON.parse(reply.body);
  } catch {
    return { text: reply.body };
  }
}

/** Three incidents with something of everything in them. */
async function furnish(bot: FuzzBot): Promise<void> {
  const [open, closed, secret] = [fuzzChannel(1), fuzzChannel(2), fuzzChannel(3)];
  await bot.types(amina, 'C0OPS', 'start sev2 Checkout answers 500');
  await bot.types(amina, 'C0OPS', 'start sev3 Search is slow');
  await bot.types(amina, 'C0OPS', 'start sev1 --private Somebody is in the vault');
  for (const channel of [open, closed, secret]) {
    await bot.types(amina, channel, 'note 14:50 rolled back to 1.42');
    await bot.types(amina, channel, 'assume the cache is cold');
    await bot.types(baraka, channel, 'assume it is the pool');
    await bot.types(baraka, channel, 'rule-out A1 it is warm');
    await bot.types(amina, channel, 'escalate <@U0CHEBET> the pool');
    await bot.types(amina, channel, 'follow-up watch the pool <@U0DAVID> due friday');
    await bot.types(amina, channel, 'follow-up p1 prevent: raise the limit <@U0AMINA>');
    await bot.types(amina, channel, 'drop F2 the pool goes');
    await bot.types(amina, channel, 'status identified');
    const item = { type: 'message', channel, ts: '1699455600.000100' };
    await bot.hears({
      type: 'message',
      channel,
      user: david,
      text: 'it is <@U0BARAKA>',
      ts: item.ts,
      event_ts: item.ts,
    });
    for (const reaction of ['pushpin', 'crystal_ball', 'sos', 'dart', 'fast_forward', 'red_circle']) {
      await bot.hears({ type: 'reaction_added', user: amina, reaction, item, event_ts: '1699455700.000100' });
    }
  }
  await bot.types(amina, closed, 'close');
  await bot.types(amina, open, 'timeline');
}
