import { join } from 'node:path';
import type { Program } from '../support/bot-process';
import type { Built } from '../support/built';
import { until } from '../support/until';
import { CrashTown } from './crash-town';
import { script } from './incident-script';
import type { Point } from './point';
import { Responder } from './responder';
import { type Done, Striker } from './strike';
import { pictureOf } from './town-picture';

/** The incidents that can be open at once, in the order in which they are declared. */
const titles = ['Checkout answers 500', 'Search is slow'];

/** How the incident is run. */
export interface RunOptions {
  readonly program: Program;
  /** At which points the bot is killed, one life after the other; none in the last. */
  readonly points?: readonly Point[];
  /** How many incidents are open at once. */
  readonly incidents?: number;
}

/** What an incident left behind. */
export interface Ran {
  readonly picture: readonly string[];
  /** What was recorded without its answer. */
  readonly unanswered: readonly string[];
  /** How often the bot was killed. */
  readonly struck: number;
  /** What the bot did, where it was not killed. */
  readonly done: readonly Done[];
}

/** The bot as it was built, with what kills it. */
export function mortal(built: Built): Program {
  return built.bot(join(__dirname, 'strike-hook.js'));
}

/** Runs the standard incident from beginning to end, starting the bot again whenever it was killed. */
export async function runIncident({ program, points = [], incidents = 1 }: RunOptions): Promise<Ran> {
  const town = await CrashTown.found(program);
  const striker = new Striker(town);
  const keeper = new Keeper(town, striker, points);
  try {
    const responders = titles
      .slice(0, incidents)
      .map((title, index) => new Responder(town, index + 1, title));
    await Promise.race([play(town, responders), keeper.failure]);
    return {
      picture: pictureOf(town),
      unanswered: responders.flatMap(({ unanswered }) => unanswered),
      struck: striker.struck,
      done: striker.done(),
    };
  } finally {
    keeper.stop();
    await town.close();
  }
}

async function play(town: CrashTown, responders: readonly Responder[]): Promise<void> {
  for (const { name, act } of script) {
    try {
      // One after the other, so that every incident has the same number in every run.
      if (name === 'declaring') for (const responder of responders) await act(responder);
      else await Promise.all(responders.map(act));
      await town.settled();
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Starts the bot, and again whenever it was killed. */
class Keeper {
  /** Rejects when the bot ends of its own accord. */
  readonly failure: Promise<never>;
  #stopped = false;

  constructor(
    private readonly town: CrashTown,
    private readonly striker: Striker,
    private readonly points: readonly Point[],
  ) {
    this.failure = this.#keep();
    // Whoever does not wait for it any more need not hear of it.
    this.failure.catch(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #keep(): Promise<never> {
    for (let life = 0; ; life += 1) {
      const bot = this.town.runBot(this.striker.life(this.points[life]));
      const { code, signal } = await bot.ended;
      if (this.#stopped) return new Promise(() => undefined);
      if (signal !== 'SIGKILL') throw new Error(`The bot ended by itself (${code ?? signal}): ${bot.errors}`);
      await until('the death is known', () => this.striker.struck > life);
    }
  }
}
