import type { Log } from '../app/ports';
import type { Config } from '../config';
import type { Firelog } from '../main';
import type { FrontDoor } from '../playground/http/front-door';
import type { OfferedScenario, Programme, Speed } from '../playground/page/contract';
import { type Director, NotOnStage } from '../playground/page/director';
import type { Scenario } from '../playground/scenario/scenario';
import { StoryClock } from '../playground/scenario/story-clock';
import { clearPlayground } from './embedded';
import { type Ground, type House, openOwnHouse } from './house';
import { offered, ownScenarios, readScenarios } from './scenarios';
import { openStoryHouse } from './story-house';
import { Telling } from './telling';

/** What a director is given. */
export interface Premises {
  readonly config: Config;
  readonly log: Log;
  /** Where the own workspace and its bot's database are kept. */
  readonly folder: string;
  /** The door at which whatever is on is found. */
  readonly door: FrontDoor;
  /** The folder of the scenarios that can be played; the program's own unless given. */
  readonly scenarios?: string;
  /** The folder of the built page, where that is another than the program's own. */
  readonly bundle?: string | undefined;
}

/**
 * Decides what is on behind the playground's door: the own workspace with the bot in it, or a scenario in a workspace of
 * its own, while the own one waits as it was left.
 */
export class StageDirector implements Director {
  readonly #ground: Ground;
  readonly #folder: string;
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #offered: readonly OfferedScenario[];
  readonly #listeners = new Set<() => void>();
  #house: House | undefined;
  #telling: Telling | undefined;
  /** What has to be stopped before something else can be set up. */
  #standing: { stop(): Promise<void> } | undefined;
  /** What is being taken down or set up. */
  #change: Promise<void> | undefined;

  private constructor(
    { folder, ...ground }: Omit<Premises, 'scenarios'>,
    scenarios: ReadonlyMap<string, Scenario>,
  ) {
    this.#ground = { ...ground, director: this };
    this.#folder = folder;
    this.#scenarios = scenarios;
    this.#offered = [...scenarios].map(([id, scenario]) => offered(id, scenario));
  }

  /** Opens the own workspace. Rejects with a sentence for a person when that is not possible. */
  static async open({ scenarios = ownScenarios, ...premises }: Premises): Promise<StageDirector> {
    const director = new StageDirector(premises, await readScenarios(scenarios, premises.log));
    await director.#openOwn();
    return director;
  }

  /** The house that is open; while one is taken down and the next set up, the one before. */
  get house(): House {
    if (this.#house === undefined) throw new Error('no house was opened yet');
    return this.#house;
  }

  /** Where the page is. */
  get url(): string {
    return this.house.playground.url;
  }

  /** The bot that is on. */
  get firelog(): Firelog {
    return this.house.firelog;
  }

  programme(): Programme {
    const playing = this.#telling?.playing;
    return { scenarios: this.#offered, ...(playing && { playing }) };
  }

  onChange(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async play(id: string, speed: Speed): Promise<void> {
    const scenario = this.#scenarios.get(id);
    if (!scenario) throw new NotOnStage(`There is no scenario “${id}”.`);
    await this.#instead(() => this.#openStory(id, scenario, speed));
  }

  pause(): void {
    this.#onStage().pause();
  }

  resume(): void {
    this.#onStage().resume();
  }

  setSpeed(speed: Speed): void {
    this.#onStage().setSpeed(speed);
  }

  async leave(): Promise<void> {
    this.#onStage();
    await this.#instead(() => this.#openOwn());
  }

  async startOver(): Promise<void> {
    const { id, speed } = this.#telling?.playing ?? {};
    if (id !== undefined && speed !== undefined) return this.play(id, speed);
    await this.#instead(async () => {
      await clearPlayground(this.#folder);
      await this.#openOwn();
    });
  }

  /** Takes down what is on, once nothing is being changed. */
  async stop(): Promise<void> {
    await this.#change?.catch(() => undefined);
    await this.#takeDown();
  }

  #onStage(): Telling {
    if (!this.#telling) throw new NotOnStage('No scenario is on.');
    return this.#telling;
  }

  /** Takes down what is on and sets up something else; where that fails, the own workspace again. */
  async #instead(setUp: () => Promise<void>): Promise<void> {
    if (this.#change !== undefined)
      throw new NotOnStage('Something else is being set up. Try again in a moment.');
    const change = async (): Promise<void> => {
      await this.#takeDown();
      const isSetUp = await this.#succeeds(setUp);
      if (isSetUp) return;
      await this.#succeeds(() => this.#openOwn());
      throw new NotOnStage('That could not be set up; the log says why.');
    };
    this.#change = change().finally(() => {
      this.#change = undefined;
    });
    await this.#change;
  }

  async #succeeds(setUp: () => Promise<void>): Promise<boolean> {
    try {
      await setUp();
      return true;
    } catch (error) {
      this.#ground.log.error({ error }, 'What was to be set up in the playground could not be');
      return false;
    }
  }

  async #takeDown(): Promise<void> {
    const standing = this.#standing;
    this.#telling = undefined;
    this.#standing = undefined;
    await standing?.stop();
  }

  async #openOwn(): Promise<void> {
    this.#house = await openOwnHouse(this.#folder, this.#ground);
    this.#standing = this.#house;
  }

  async #openStory(id: string, scenario: Scenario, speed: Speed): Promise<void> {
    const clock = new StoryClock(scenario.start, speed);
    const house = await openStoryHouse(scenario, clock, this.#ground);
    this.#house = house;
    const changed = (): void => {
      for (const listener of this.#listeners) listener();
    };
    this.#telling = new Telling({ id, scenario, house, clock, speed, changed });
    this.#standing = this.#telling;
    changed();
  }
}
