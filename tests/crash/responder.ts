import type { OpenModal } from '../../src/playground/actor';
import { textsIn } from '../support/asking';
import { until } from '../support/until';
import type { CrashTown } from './crash-town';

type Name = Parameters<CrashTown['person']>[0];

/**
 * The people of one incident, who do as tired people would. Where Slack shows them an error, they wait until the bot is
 * back and look at what is there. Only what is not there they do once more: `/incident undo` shows what somebody
 * recorded last by command, and asks before it withdraws anything.
 */
export class Responder {
  readonly #messages = new Map<string, string>();
  /** What was recorded without its answer, which nobody in the channel got to see. */
  readonly unanswered: string[] = [];

  constructor(
    readonly town: CrashTown,
    private readonly number = 1,
    private readonly title = 'Checkout answers 500',
  ) {}

  /** The id of the incident's channel. */
  get channel(): string {
    const found = this.town.opened.find(({ name }) => name.startsWith(`inc-${this.number}-`));
    if (found === undefined) throw new Error(`INC-${this.number} has no channel`);
    return found.id;
  }

  /** Gives a message a name, for later. */
  readonly keep = (name: string, ts: string): void => {
    this.#messages.set(name, ts);
  };

  /** The message of that name. */
  readonly kept = (name: string): string => {
    const ts = this.#messages.get(name);
    if (ts === undefined) throw new Error(`No message is called ${name}`);
    return ts;
  };

  /** Declares the incident from #ops. */
  async declares(who: Name): Promise<void> {
    const ops = this.town.playground.channel('ops').id;
    const line = `/incident start sev2 ${this.title}`;
    const isListed = async (): Promise<boolean> =>
      (await this.#asks(who, ops, '/incident list')).includes(this.title);
    await this.#insists(who, () => this.town.person(who).command(ops, line), isListed);
  }

  /** Types a command; `recorded` is what `/incident undo` shows once it was recorded. */
  async types(who: Name, words: string, recorded: RegExp): Promise<void> {
    const isRecorded = async (): Promise<boolean> =>
      recorded.test(await this.#asks(who, this.channel, '/incident undo'));
    await this.orders(who, words, isRecorded);
  }

  /** Types a command; `isDone` says whether it was done, where no answer came. */
  async orders(who: Name, words: string, isDone: () => Promise<boolean>): Promise<void> {
    const type = () => this.town.person(who).command(this.channel, `/incident ${words}`);
    await this.#insists(who, type, isDone, () => this.unanswered.push(words));
  }

  /** Presses a button in the channel; `seen` is what its message shows once that was heard. */
  async presses(who: Name, action: string, seen: RegExp): Promise<void> {
    const holder = this.#messageWith(action);
    const isSeen = async (): Promise<boolean> =>
      seen.test(textsIn(this.#message(holder)?.blocks ?? []).join('\n'));
    await this.#insists(who, () => this.town.person(who).press(this.channel, holder, { action }), isSeen);
  }

  /** Opens a modal by command, and types the command anew where none came. */
  async opens(who: Name, words: string): Promise<OpenModal> {
    const { town } = this;
    const person = town.person(who);
    for (;;) {
      const [life, alive] = [town.lives, town.alive.length];
      const { acknowledged } = await person.command(this.channel, `/incident ${words}`);
      const isThere = (): boolean => person.modal() !== undefined;
      // Of several bots one that was killed is not started again at once.
      const isDead = (): boolean => town.lives > life || town.alive.length < alive;
      if (acknowledged) await until('a modal opens', () => isThere() || isDead(), 30_000);
      const modal = person.modal();
      if (modal !== undefined) return modal;
      await town.settled();
    }
  }

  /** Submits a modal; one that stays open with an error is closed where the topic shows that it was heard. */
  async submits(who: Name, modal: OpenModal, topic: RegExp): Promise<void> {
    const isShown = async (): Promise<boolean> => {
      const isHeard = topic.test(this.town.playground.channel(this.channel).topic.value);
      if (isHeard) await modal.close();
      return isHeard;
    };
    await this.#insists(who, () => modal.submit(), isShown);
  }

  /** Whether a revision of the draft stands in the channel. */
  async hasDraft(revision: number): Promise<boolean> {
    const drafts = this.town.playground.files().filter((file) => this.channel in file.shares);
    return drafts.some(({ title }) => title.endsWith(`revision ${revision}`));
  }

  async #insists(
    who: Name,
    act: () => Promise<{ acknowledged: boolean; text?: string | undefined }>,
    isDone: () => Promise<boolean>,
    onSilence: () => void = () => undefined,
  ): Promise<void> {
    const person = this.town.person(who);
    for (;;) {
      const before = person.ephemerals().length;
      const { acknowledged, text = '' } = await act();
      await this.town.settled();
      const read = [
        text,
        ...person
          .ephemerals()
          .slice(before)
          .map((each) => each.text),
      ];
      // The database may have been too busy, which is said so.
      if (acknowledged && !read.some((each) => each.includes('Nothing was recorded'))) return;
      if (await isDone()) {
        onSilence();
        return;
      }
    }
  }

  /** What a command answers to its asker, who asks again where nothing comes. */
  async #asks(who: Name, channel: string, line: string): Promise<string> {
    const person = this.town.person(who);
    for (;;) {
      const { acknowledged, text = '' } = await person.command(channel, line);
      if (acknowledged) return text;
      await this.town.settled();
    }
  }

  #messageWith(action: string): string {
    const messages = this.town.playground.messages(this.channel);
    const found = messages.find(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${action}"`));
    if (found === undefined) throw new Error(`No message has the button ${action}`);
    return found.ts;
  }

  #message(ts: string) {
    return this.town.playground.messages(this.channel).find((message) => message.ts === ts);
  }
}
