import { setTimeout as sleep } from 'node:timers/promises';
import type { Playing, Speed } from '../../playground/page/contract';
import { ControlRefused } from '../../playground/page/controller';
import type { StepOutcome } from '../../playground/scenario/acts';
import { playScenario } from '../../playground/scenario/player';
import type { Scenario } from '../../playground/scenario/scenario';
import type { ScenarioClock } from '../../playground/scenario/scenario-clock';
import type { Step } from '../../playground/scenario/step';
import { wordsFor } from '../../playground/scenario/step-sentence';
import type { ScenarioSession } from './scenario-session';

/** How long the fastest story stands still after each step, in milliseconds, so that eyes can follow. */
const blink = 40;

/** Which scenario runs, where, and who hears of it. */
export interface ScenarioRunParts {
  readonly id: string;
  readonly scenario: Scenario;
  readonly session: ScenarioSession;
  readonly clock: ScenarioClock;
  readonly speed: Speed;
  /** Is called whenever something has changed that people are shown. */
  readonly changed: () => void;
}

/** A scenario as it runs, while anybody at the page may join in. Once it is over, its time goes on as real time does. */
export class ScenarioRun {
  readonly #script: ScenarioRunParts;
  readonly #told: Promise<void>;
  #speed: Speed;
  #state: Playing['state'] = 'playing';
  #done = 0;
  #step: Playing['step'];
  #problem: string | undefined;
  #isStopped = false;

  /** Begins at once. */
  constructor(script: ScenarioRunParts) {
    this.#script = script;
    this.#speed = script.speed;
    this.#told = this.#tell();
  }

  /** How far it has come. */
  get playing(): Playing {
    const { id, scenario } = this.#script;
    const draft = this.#draft();
    return {
      id,
      state: this.#state,
      speed: this.#speed,
      done: this.#done,
      steps: scenario.steps.length,
      ...(this.#step && { step: this.#step }),
      ...(this.#problem !== undefined && { problem: this.#problem }),
      ...(draft && { draft }),
    };
  }

  pause(): void {
    if (this.#state !== 'playing') throw new ControlRefused('The story is not going on.');
    this.#script.clock.pause();
    this.#turnTo('paused');
  }

  resume(): void {
    if (this.#state !== 'paused') throw new ControlRefused('The story is not paused.');
    this.#script.clock.resume();
    this.#turnTo('playing');
  }

  setSpeed(speed: Speed): void {
    if (this.#isOver()) throw new ControlRefused('The story is over.');
    this.#speed = speed;
    this.#script.clock.setPace(speed);
    this.#script.changed();
  }

  /** Stops the scenario and ends its session. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#script.session.stop();
    await this.#told;
  }

  async #tell(): Promise<void> {
    const { scenario, session, clock } = this.#script;
    try {
      await playScenario(scenario, {
        playground: session.playground,
        scene: session.scene,
        clock,
        settled: () => this.#settled(),
        onStep: (step, outcome) => this.#took(step, outcome),
        othersJoinIn: true,
      });
      this.#end('ended');
    } catch (error) {
      if (this.#isStopped || this.#isOver()) return;
      this.#problem = error instanceof Error ? error.message : String(error);
      this.#end('failed');
    }
  }

  async #took(step: Step, { message }: StepOutcome): Promise<void> {
    const { scenario, changed } = this.#script;
    this.#done = step.number;
    this.#step = { words: wordsFor(step, scenario), ...message };
    changed();
    if (this.#speed === 'fastest') await sleep(blink);
    if (step.number < scenario.steps.length) return;
    await this.#settled();
    // At the fastest what the last step set going comes at once; at other paces nobody is kept waiting for it.
    if (this.#speed !== 'fastest') this.#end('ended');
  }

  /** Nothing is in flight between bot and workspace. */
  async #settled(): Promise<void> {
    const { playground, firelog } = this.#script.session;
    do await sleep(1);
    while (!this.#isStopped && (playground.busy || firelog.busy));
  }

  #end(state: 'ended' | 'failed'): void {
    if (this.#isStopped || this.#isOver()) return;
    this.#script.clock.resume();
    this.#script.clock.setPace(1);
    this.#turnTo(state);
  }

  #isOver(): boolean {
    return this.#state === 'ended' || this.#state === 'failed';
  }

  #turnTo(state: Playing['state']): void {
    this.#state = state;
    this.#script.changed();
  }

  /** Where the newest of the bot's drafts was shared, in a channel rather than in somebody's direct messages. */
  #draft(): Playing['draft'] {
    const { playground } = this.#script.session;
    const files = Object.values(playground.state.files);
    const own = files.filter(
      ({ user, deleted, filetype }) => user === playground.botUserId && !deleted && filetype === 'md',
    );
    const places = Object.entries(own.at(-1)?.shares ?? {});
    const [channel, shares] = places.find(([id]) => id.startsWith('C')) ?? places[0] ?? [];
    const ts = shares?.at(-1);
    if (channel === undefined || ts === undefined) return undefined;
    const place = playground.state.channels[channel];
    const seenBy = place?.members.find((member) => member !== playground.botUserId);
    return { channel, ts, ...(place?.kind !== 'public' && seenBy !== undefined && { seenBy }) };
  }
}
