import type { Log } from '../../app/ports';
import type { Config } from '../../config';
import type { Firelog } from '../../main';
import type { SharedServer } from '../../playground/http/shared-server';
import type { OfferedScenario, ScenarioStatus, Speed } from '../../playground/page/contract';
import { ControlRefused, type ScenarioController } from '../../playground/page/controller';
import type { Scenario } from '../../playground/scenario/scenario';
import { ScenarioClock } from '../../playground/scenario/scenario-clock';
import { clearPlayground } from './embedded';
import { openOwnSession, type PlaygroundSession, type SessionParts } from './playground-session';
import { ScenarioRun } from './scenario-run';
import { openScenarioSession } from './scenario-session';
import { offered, ownScenarios, readScenarios } from './scenarios';

/** What the controller is given. */
export interface SessionControllerParts {
  readonly config: Config;
  readonly log: Log;
  /** Where the own workspace and its bot's database are kept. */
  readonly folder: string;
  /** The server at which whatever is on is found. */
  readonly sharedServer: SharedServer;
  /** The folder of the scenarios that can be played; the program's own unless given. */
  readonly scenarios?: string;
  /** The folder of the built page, where that is another than the program's own. */
  readonly bundle?: string | undefined;
}

/**
 * Decides what is on at the playground's address: the own workspace with the bot in it, or a scenario in a workspace of
 * its own, while the own one waits as it was left.
 */
export class SessionController implements ScenarioController {
  readonly #ground: SessionParts;
  readonly #folder: string;
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #offered: readonly OfferedScenario[];
  readonly #listeners = new Set<() => void>();
  #session: PlaygroundSession | undefined;
  #run: ScenarioRun | undefined;
  /** What has to be stopped before something else can be set up. */
  #standing: { stop(): Promise<void> } | undefined;
  /** What is being taken down or set up. */
  #change: Promise<void> | undefined;

  private constructor(
    { folder, ...ground }: Omit<SessionControllerParts, 'scenarios'>,
    scenarios: ReadonlyMap<string, Scenario>,
  ) {
    this.#ground = { ...ground, controller: this };
    this.#folder = folder;
    this.#scenarios = scenarios;
    this.#offered = [...scenarios].map(([id, scenario]) => offered(id, scenario));
  }

  /** Opens the own workspace. Rejects with a sentence for a person when that is not possible. */
  static async open({
    scenarios = ownScenarios,
    ...parts
  }: SessionControllerParts): Promise<SessionController> {
    const controller = new SessionController(parts, await readScenarios(scenarios, parts.log));
    await controller.#openOwn();
    return controller;
  }

  /** The session that is open; while one ends and the next starts, the one before. */
  get session(): PlaygroundSession {
    if (this.#session === undefined) throw new Error('no house was opened yet');
    return this.#session;
  }

  /** Where the page is. */
  get url(): string {
    return this.session.playground.url;
  }

  /** The bot that is on. */
  get firelog(): Firelog {
    return this.session.firelog;
  }

  scenarioStatus(): ScenarioStatus {
    const playing = this.#run?.playing;
    return { scenarios: this.#offered, ...(playing && { playing }) };
  }

  onChange(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async play(id: string, speed: Speed): Promise<void> {
    const scenario = this.#scenarios.get(id);
    if (!scenario) throw new ControlRefused(`There is no scenario “${id}”.`);
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
    const { id, speed } = this.#run?.playing ?? {};
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

  #onStage(): ScenarioRun {
    if (!this.#run) throw new ControlRefused('No scenario is on.');
    return this.#run;
  }

  /** Takes down what is on and sets up something else; where that fails, the own workspace again. */
  async #instead(setUp: () => Promise<void>): Promise<void> {
    if (this.#change !== undefined)
      throw new ControlRefused('Something else is being set up. Try again in a moment.');
    const change = async (): Promise<void> => {
      await this.#takeDown();
      const isSetUp = await this.#succeeds(setUp);
      if (isSetUp) return;
      await this.#succeeds(() => this.#openOwn());
      throw new ControlRefused('That could not be set up; the log says why.');
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
    this.#run = undefined;
    this.#standing = undefined;
    await standing?.stop();
  }

  async #openOwn(): Promise<void> {
    this.#session = await openOwnSession(this.#folder, this.#ground);
    this.#standing = this.#session;
  }

  async #openStory(id: string, scenario: Scenario, speed: Speed): Promise<void> {
    const clock = new ScenarioClock(scenario.start, speed);
    const session = await openScenarioSession(scenario, clock, this.#ground);
    this.#session = session;
    const changed = (): void => {
      for (const listener of this.#listeners) listener();
    };
    this.#run = new ScenarioRun({ id, scenario, session, clock, speed, changed });
    this.#standing = this.#run;
    changed();
  }
}
