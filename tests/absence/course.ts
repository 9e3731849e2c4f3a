import type { Decide } from '../../src/app/change';
import { changeEntry, withdrawEntry } from '../../src/domain/entries/change-entry';
import { redactEntry } from '../../src/domain/entries/redact-entry';
import { isRecorded } from '../../src/domain/incident/marked-message';
import { plain } from '../../src/domain/text/wording';
import { type Instant, later, second } from '../../src/domain/time/instant';
import { at, baraka } from '../support/cast';
import { PaperBot } from '../support/paper-bot';
import { paperChannel } from '../support/paper-chat';
import { type PaperMessage, PaperSlack } from './paper-slack';
import { type Decision, isDecision, type Phase } from './script';

const number = 1;
/** Things happen this far apart: several in one second. */
const apart = 0.4 * second;

/** One channel and two bots: one that is always there, and one that is away at times and reads back when it returns. */
export class Course {
  readonly slack: PaperSlack;
  readonly present = this.#bot();
  readonly absent = this.#bot();
  /** The messages whose words somebody removed for good, by their ids. */
  readonly redacted = new Set<string>();
  #now = at('10:01');

  constructor(isShared = false) {
    this.slack = new PaperSlack(isShared);
  }

  /** Runs a script, after which both bots are there. */
  async run(script: readonly Phase[]): Promise<void> {
    for (const bot of [this.present, this.absent]) await bot.declare('Checkout answers 500');
    const phases = script.map(({ acts, isAway }) => ({ left: [...acts], isAway }));
    for (const [index, { left, isAway }] of phases.entries()) {
      while (left.length > 0) await this.#next(left, isAway);
      // What happens next goes on while the bot still reads.
      if (isAway) await this.readBack(() => this.#next(phases[index + 1]?.left ?? [], false));
    }
  }

  /** The bot reads the channel after ten seconds or more, while other things happen; resolves to what that brought. */
  async readBack(meanwhile: () => Promise<void> = async () => undefined): Promise<number> {
    this.#turn(10 * second);
    const facts = await this.absent.readBack(
      number,
      this.slack.reader(() => this.#now, meanwhile),
      this.#now,
    );
    await this.absent.work();
    return facts;
  }

  /** What a bot knows of a message. */
  known(bot: PaperBot, { ts }: PaperMessage) {
    return bot.incident(number).messages.get(`${paperChannel(number)}:${ts}`);
  }

  async #next(left: Phase['acts'][number][], isAway: boolean): Promise<void> {
    const act = left.shift();
    if (act === undefined) return;
    this.#turn(apart);
    if (isDecision(act)) {
      if (!isAway) await this.#decide(act);
      return;
    }
    for (const event of this.slack.act(act, this.#now)) {
      for (const bot of isAway ? [this.present] : [this.present, this.absent]) {
        await bot.hear(event, this.slack.isShared);
        await bot.work();
      }
    }
  }

  /** A person decides about an entry that both bots show. */
  async #decide({ type, on }: Decision): Promise<void> {
    const message = this.slack.messages[on % Math.max(1, this.slack.messages.length)];
    const bots = [this.present, this.absent];
    if (message === undefined || !bots.every((bot) => isRecorded(this.known(bot, message)))) return;
    const key = `${paperChannel(number)}:${message.ts}`;
    const now = this.#now;
    if (type === 'redact') this.redacted.add(message.ts);
    for (const bot of bots) {
      await bot.decide(number, baraka, decisions[type](key, now));
      await bot.work();
    }
  }

  #turn(micros: number): void {
    this.#now = later(this.#now, micros);
    for (const bot of [this.present, this.absent]) bot.now = this.#now;
  }

  #bot(): PaperBot {
    const bot = new PaperBot(async ({ message }) => this.slack.seen(message));
    bot.now = at('10:00');
    return bot;
  }
}

const decisions: Readonly<Record<Decision['type'], (key: string, now: Instant) => Decide>> = {
  withdraw: (key, now) => (incident) => withdrawEntry(incident, key, now),
  redact: (key) => (incident) => redactEntry(incident, key),
  reword: (key, now) => (incident) =>
    changeEntry(incident, key, { text: plain(`reworded at ${now}`) }, { person: baraka, now }),
};
