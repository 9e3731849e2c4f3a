import { join } from 'node:path';
import type { Program } from '../support/bot-process';
import type { Built } from '../support/built';
import { until } from '../support/until';
import { CrashTown } from './crash-town';
import { type ScriptStep, script } from './incident-script';
import type { Aim } from './point';
import { Responder } from './responder';
import { type Done, Striker } from './strike';
import { pictureOf } from './town-picture';

/** The incidents that can be open at once, in the order in which they are declared. */
const titles = ['Checkout answers 500', 'Search is slow'];

/** How the incident is run. */
export interface RunOptions {
  readonly program: Program;
  /** How many incidents are open at once. */
  readonly incidents: number;
  /** How many bots work on one database; one on SQLite unless said. */
  readonly processes?: number;
  /** Where the bot is killed, by the name of the step: one aim after the other, each once the bot is back. */
  readonly aims?: ReadonlyMap<string, readonly Aim[]>;
}

/** What a step left behind once the bot was through with it. */
export interface StepRan {
  readonly step: string;
  /** What lasts of everything so far. */
  readonly picture: readonly string[];
  /** What was recorded so far without its answer. */
  readonly unanswered: readonly string[];
  /** How often the bot was killed in this step. */
  readonly struck: number;
}

/** What an incident left behind. */
export interface Ran {
  /** The steps that were gone through. */
  readonly steps: readonly StepRan[];
  /** What the bot did, where it was not killed. */
  readonly done: readonly Done[];
  /** Why it did not come to its end. */
  readonly failure?: string;
}

/** The bot as it was built, with what kills it. */
export function mortal(built: Built): Program {
  return built.bot(join(__dirname, 'strike-hook.js'), join(__dirname, 'strike-hook-postgres.js'));
}

/**
 * Runs the standard incident from beginning to end. A bot that was killed is started again at once where it is the only one,
 * else when the others are through with the step.
 */
export async function runIncident(options: RunOptions): Promise<Ran> {
  const town = await CrashTown.found(options.program, (options.processes ?? 1) > 1);
  const run = new Run(town, options);
  try {
    const failure = await run.play();
    return { steps: run.steps, done: run.striker.done(), ...(failure !== undefined && { failure }) };
  } finally {
    run.stop();
    await town.close();
  }
}

class Run {
  readonly striker: Striker;
  readonly steps: StepRan[] = [];
  readonly #responders: readonly Responder[];
  readonly #processes: number;
  #deaths = 0;
  /** Rejects when a bot ends of its own accord. */
  #failing: Promise<never> = new Promise(() => undefined);
  #stopped = false;

  constructor(
    private readonly town: CrashTown,
    private readonly options: RunOptions,
  ) {
    this.striker = new Striker(town);
    this.#processes = options.processes ?? 1;
    this.#responders = titles
      .slice(0, options.incidents)
      .map((title, index) => new Responder(town, index + 1, title));
  }

  /** Goes through the steps; resolves to why it could not go through them all. */
  async play(): Promise<string | undefined> {
    try {
      this.#begin(script[0]?.name ?? '');
      this.#failing = this.#fill();
      await Promise.race([this.#playAll(), this.#failing]);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Starts the bot no more. */
  stop(): void {
    this.#stopped = true;
  }

  #begin(step: string): void {
    this.striker.begin(step, this.options.aims?.get(step));
  }

  async #playAll(): Promise<void> {
    for (const step of script) {
      const before = this.striker.struck;
      if (step !== script[0]) this.#begin(step.name);
      await this.#act(step);
      await this.town.settled();
      this.steps.push({
        step: step.name,
        picture: await pictureOf(this.town),
        unanswered: this.#responders.flatMap(({ unanswered }) => unanswered),
        struck: this.striker.struck - before,
      });
      if (this.town.alive.length < this.#processes) await this.#refill();
    }
  }

  async #act({ act, isInTurn }: ScriptStep): Promise<void> {
    if (isInTurn) for (const responder of this.#responders) await act(responder);
    else await Promise.all(this.#responders.map(act));
  }

  /** Starts as many bots as there are to be; rejects when one ends of its own accord. */
  async #fill(): Promise<never> {
    const missing = this.#processes - this.town.alive.length;
    return Promise.race(Array.from({ length: missing }, () => this.#keep()));
  }

  /** Starts those again that were killed, without a word to those that run; resolves once all of them are at work. */
  async #refill(): Promise<void> {
    this.striker.begin('between two steps');
    this.#failing = Promise.race([this.#failing, this.#fill()]);
    await Promise.race([this.#failing, this.town.settled()]);
  }

  /** Starts a bot, and again whenever it was killed where it is the only one; rejects when it ends of its own accord. */
  async #keep(): Promise<never> {
    for (;;) {
      const bot = this.town.runBot({
        settings: {
          CRASH_FOLDER: this.town.folder,
          ...(this.#processes > 1 && { CRASH_SEVERAL: 'yes' }),
        },
      });
      const { code, signal } = await bot.ended;
      if (this.#stopped) return new Promise(() => undefined);
      if (signal !== 'SIGKILL') throw new Error(`The bot ended by itself (${code ?? signal}): ${bot.errors}`);
      this.#deaths += 1;
      const deaths = this.#deaths;
      await until('it is known at what it died', () => this.striker.struck >= deaths);
      this.striker.next();
      if (this.#processes > 1) return new Promise(() => undefined);
    }
  }
}
