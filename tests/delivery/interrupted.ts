import { baraka } from '../support/cast';
import { PaperBot, type Storage } from '../support/paper-bot';
import { PaperChat } from '../support/paper-chat';
import type { Random } from '../support/random';
import { type Done, isDone } from './history';
import { Fate, Full, openMortal } from './mortal-database';
import type { Remains } from './outcome';
import { type Arrival, type Course, decide, lastSlot, momentOf, openIncidents, type Step } from './replay';
import { meetEverybody, remainsIn } from './stored';
import { isShared, type SlackEvent } from './workspace';

const team = 'T0TEAM';

/** An event on its way to the bot. */
export interface Delivery {
  readonly event: SlackEvent;
  readonly isShared: boolean;
}

/** How many arrivals come at the same moment at most. */
const LARGEST_BURST = 16;

/**
 * What is left of a bot that stores everything, to which everything arrives in bursts, and which something befalls so
 * many times: what it did not acknowledge arrives again, until it is acknowledged.
 */
export async function remainsOfInterrupted(
  { workspace }: Course,
  arrivals: readonly Arrival[],
  { path, random, blows }: { path: string; random: Random; blows: number },
): Promise<{ remains: Remains; blows: number }> {
  const fate = new Fate(random, blows);
  const chat: PaperChat = new PaperChat(async (source) => workspace.read(source, town.bot.now));
  const town = await Interrupted.open(path, fate, chat);
  await openIncidents(town.bot);
  fate.arm();
  for (const burst of bursts(arrivals, random)) {
    const [only] = burst;
    if (only !== undefined && isDone(only.step.happening.what)) {
      await town.type(only.step.happening.what, only.step);
    } else {
      town.bot.now = momentOf(Math.max(...burst.map(({ slot }) => slot)));
      await town.deliver(burst.flatMap(deliveriesOf), random);
    }
    if (burst.some(({ works }) => works)) await town.work();
  }
  town.bot.now = momentOf(lastSlot);
  await town.work();
  const remains = await town.survive(() => town.remains());
  town.close();
  return { remains, blows: fate.blows };
}

/** What arrives, by the moment at which it does; what a person types has one of its own. */
export function bursts(arrivals: readonly Arrival[], random: Random): readonly (readonly Arrival[])[] {
  const all: Arrival[][] = [];
  let room = 0;
  for (const arrival of arrivals) {
    const isTyped = isDone(arrival.step.happening.what);
    if (isTyped || room === 0) all.push([]);
    all.at(-1)?.push(arrival);
    room = isTyped ? 0 : room === 0 ? random.below(LARGEST_BURST) : room - 1;
  }
  return all;
}

/** The events of something that arrives. */
export function deliveriesOf({ step: { happening, events } }: Arrival): readonly Delivery[] {
  const { what } = happening;
  return isDone(what) ? [] : events.map((event) => ({ event, isShared: isShared(what) }));
}

/** A bot that is started anew on the same file whenever it died. */
class Interrupted {
  private constructor(
    private readonly path: string,
    private readonly fate: Fate,
    private readonly chat: PaperChat,
    public bot: PaperBot,
    private storage: Storage & { close(): void },
  ) {}

  static async open(path: string, fate: Fate, chat: PaperChat): Promise<Interrupted> {
    const storage = await openMortal(path, fate);
    await meetEverybody(storage);
    return new Interrupted(path, fate, chat, new PaperBot(chat.read, storage, chat), storage);
  }

  /** Has the bot hear all of it at once, and what it did not acknowledge again, in another order. */
  async deliver(deliveries: readonly Delivery[], random: Random): Promise<void> {
    let left = deliveries;
    while (left.length > 0) {
      const outcomes = await Promise.allSettled(left.map((each) => this.bot.hear(each.event, each.isShared)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') this.#expectBlow(outcome.reason);
      left = random.shuffled(left.filter((_each, index) => outcomes[index]?.status === 'rejected'));
      if (this.fate.isDead) await this.#restart();
    }
  }

  /** A person types something about what they see, and again only if it is not recorded. */
  async type(what: Done, { at }: Step): Promise<void> {
    this.bot.now = at;
    if ('name' in what) await this.work('identify');
    const { seq } = await this.survive(() => this.storage.store.load({ team, number: 1 }));
    await this.survive(() =>
      this.bot.decide(1, baraka, (incident) => (incident.seq > seq ? [] : decide(incident, what, at))),
    );
  }

  /** Has the jobs done that wait. A job that failed is taken up by the next start. */
  work(kind?: 'identify'): Promise<void> {
    return this.survive(async () => {
      try {
        await this.bot.work(kind);
      } catch (error) {
        if (error instanceof Full) this.fate.isDead = true;
        throw error;
      }
    });
  }

  /** Does something as often as it takes. */
  async survive<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        this.#expectBlow(error);
        if (this.fate.isDead) await this.#restart();
      }
    }
  }

  /** What stands in the file. */
  remains(): Promise<Remains> {
    return remainsIn(this.storage, this.chat);
  }

  close(): void {
    this.storage.close();
  }

  /** Whatever a dead bot says is as nothing. */
  #expectBlow(error: unknown): void {
    if (!this.fate.isDead && !(error instanceof Full)) throw error;
  }

  async #restart(): Promise<void> {
    const { now } = this.bot;
    this.storage.close();
    this.storage = await openMortal(this.path, this.fate);
    this.bot = new PaperBot(this.chat.read, this.storage, this.chat);
    this.bot.now = now;
    this.fate.arm();
  }
}
