import type { Scenario } from './scenario';
import { newestWith } from './search';
import type { Performer, Stage, StageBot, StageMessage } from './stage';
import { actorOf, type MessageTarget, type Step } from './step';

/** A message and the channel it stands in, both by id. */
export interface PlacedMessage {
  channel: string;
  ts: string;
}

/** A label that waits for its message. */
interface Catch {
  label: string;
  text: string;
  where: string;
  who: string | undefined;
}

/** Who and what a play has on stage, by the names that the scenario gives them. */
export class Scene {
  readonly #people = new Map<string, Performer>();
  readonly #bots = new Map<string, StageBot>();
  readonly #labels = new Map<string, PlacedMessage>();
  #catches: Catch[] = [];

  readonly #scenario: Scenario;

  private constructor(
    readonly stage: Stage,
    scenario: Scenario,
  ) {
    this.#scenario = scenario;
  }

  /** Brings everybody on stage: people, bots, groups, and the channels that are not there from the start. */
  static set(stage: Stage, scenario: Scenario): Scene {
    const scene = new Scene(stage, scenario);
    for (const [name, person] of Object.entries(scenario.people)) {
      const timezone = person.zone ?? scenario.zone;
      const title = person.role === undefined ? {} : { title: person.role };
      scene.#people.set(name, stage.addPerson({ name, realName: person.name, ...title, timezone }));
    }
    for (const [name, bot] of Object.entries(scenario.bots)) scene.#bots.set(name, stage.addBot(bot));
    for (const [handle, group] of Object.entries(scenario.groups)) stage.addUserGroup({ handle, ...group });
    for (const [name, channel] of Object.entries(scenario.channels))
      if (!stage.channels().some((known) => known.name === name)) stage.addChannel({ name, ...channel });
    return scene;
  }

  /** The person with this handle. */
  person(name: string): Performer {
    const actor = this.#people.get(name);
    if (!actor) throw new Error(`there is no person "${name}"`);
    return actor;
  }

  /** The bot with this handle, if a bot has it. */
  bot(name: string): StageBot | undefined {
    return this.#bots.get(name);
  }

  /** The id of a channel: `#name`, or `incident` for the newest one with the prefix, one with the person in it first. */
  channel(name: string, who?: string): string {
    const id = this.#channelIfAny(name, who);
    if (id !== undefined) return id;
    const missing = name === 'incident' ? `channel "${this.#scenario.incident}…"` : `channel ${name}`;
    throw new Error(`there is no ${missing}`);
  }

  #channelIfAny(name: string, who: string | undefined): string | undefined {
    const channels = this.stage.channels();
    if (name !== 'incident') return channels.find((channel) => `#${channel.name}` === name)?.id;
    const open = channels
      .filter((channel) => channel.name.startsWith(this.#scenario.incident))
      .sort((a, b) => a.created - b.created);
    const id = who === undefined ? undefined : this.#people.get(who)?.id;
    return (open.findLast(({ members }) => id !== undefined && members.includes(id)) ?? open.at(-1))?.id;
  }

  /** The message that a step names; `channel` is where to look for words. */
  message(target: MessageTarget, channel: () => string): PlacedMessage {
    if (typeof target !== 'string') return this.#messageWith(target.containing, channel());
    const placed = this.#labels.get(target);
    if (placed) return placed;
    const waiting = this.#catches.find(({ label }) => label === target);
    throw new Error(`no message with "${waiting?.text ?? ''}" came up to be labelled "${target}"`);
  }

  #messageWith(words: string, channel: string): PlacedMessage {
    const message = newestWith(this.messages(channel), words);
    if (!message) throw new Error(`no message contains "${words}"`);
    return { channel, ts: message.ts };
  }

  /** What stands in a channel, by its id. */
  messages(channel: string): readonly StageMessage[] {
    return this.stage.messages(channel);
  }

  /** Gives a message its label. */
  label(label: string, message: PlacedMessage): void {
    this.#labels.set(label, message);
  }

  /** Remembers the label that a step catches; the message may come later. */
  expectCatch(step: Step): void {
    const { catch: wanted, in: where } = step.form;
    if (!wanted) return;
    const { label, text } = wanted;
    this.#catches.push({ label, text, where: wanted.in ?? where, who: actorOf(step) });
  }

  /** Labels the messages that have come up since they were asked for. */
  catchUp(): void {
    this.#catches = this.#catches.filter(({ label, text, where, who }) => {
      const channel = this.#channelIfAny(where, who);
      const message = channel === undefined ? undefined : newestWith(this.messages(channel), text);
      if (channel !== undefined && message) this.label(label, { channel, ts: message.ts });
      return !message;
    });
  }

  /** The words of the labels that never found their message. */
  get missed(): readonly string[] {
    return this.#catches.map(({ text }) => text);
  }

  /** A value as a form takes it: names of people and channels become ids where an input asks for ids. */
  idFor(value: string, inputType: unknown): string {
    const type = String(inputType);
    if (type.endsWith('users_select')) return this.person(value.replace(/^@/, '')).id;
    if (type.endsWith('conversations_select') || type.endsWith('channels_select')) return this.channel(value);
    return value;
  }
}
