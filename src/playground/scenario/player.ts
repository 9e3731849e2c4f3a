import { isDoneAlready, performStep, type StepOutcome } from './acts';
import { localClock } from './local-time';
import { MOST_RINGS, type TurningClock } from './replay-clock';
import type { Scenario } from './scenario';
import { Scene } from './scene';
import type { Performer, Stage } from './stage';
import { actorOf, type Step } from './step';

const MINUTE = 60_000_000;

/**
 * How long after the last step alarms still ring, so that what the last step set going comes to its end. Reminders
 * that are further off belong to another story.
 */
export const GRACE = 15 * MINUTE;

/** What a play needs besides its script. */
export interface Staging {
  playground: Stage;
  /** The stage, where it was set before, such as for a bot that must know who is there. */
  scene?: Scene;
  /** The clock that playground and bot share, standing at the scenario's start or before it. */
  clock: TurningClock;
  /** Resolves once nothing is in flight. Work that waits for the clock is not in flight: it would wait for ever. */
  settled: () => Promise<void>;
  /** Hears of each step that was taken. */
  onStep?: (step: Step, outcome: StepOutcome) => void | Promise<void>;
  /** Whether others act meanwhile: then a step may find done what it would do. */
  othersJoinIn?: boolean;
}

/** A step that could not be taken; the sentence names it and says why. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

/** What is left on stage after a play. */
export interface Played {
  /** The person with this handle. */
  person(name: string): Performer;
  /** The id of a channel: `#name` or `incident`. */
  channel(name: string): string;
}

/**
 * Plays a scenario: sets the stage, then takes each step at its time, ringing every alarm that is due before it and
 * waiting each time until nothing is in flight. The pace is the clock's: a replay turns at once, a live clock waits.
 * @throws Error with a sentence that names the step and what was wrong
 */
export async function playScenario(
  scenario: Scenario,
  { playground, scene: stage, clock, settled, onStep, othersJoinIn = false }: Staging,
): Promise<Played> {
  await clock.turn(Math.max(scenario.start, clock.now()));
  const scene = stage ?? Scene.set(playground, scenario);
  for (const step of scenario.steps) {
    await ringUntil(step.at, clock, settled);
    await clock.turn(Math.max(step.at, clock.now()));
    const outcome = await explained(step, scenario, async () => {
      scene.catchUp();
      const seen = await performStep(step, scene).catch((error: unknown): StepOutcome => {
        if (othersJoinIn && isDoneAlready(step.type, error)) return {};
        throw error;
      });
      scene.expectCatch(step);
      return seen;
    });
    await onStep?.(step, outcome);
  }
  await ringUntil(clock.now() + GRACE, clock, settled);
  scene.catchUp();
  const [missed] = scene.missed;
  if (missed !== undefined) throw new Error(`no message with "${missed}" came up to be labelled`);
  return { person: (name) => scene.person(name), channel: (name) => scene.channel(name) };
}

/** Rings what is due up to `limit`, one instant after the other, until nothing is in flight and nothing is due. */
async function ringUntil(limit: number, clock: TurningClock, settled: () => Promise<void>): Promise<void> {
  let rings = 0;
  for (;;) {
    await settled();
    const due = clock.next();
    if (due === undefined || due > limit) return;
    rings = due <= clock.now() ? rings + 1 : 0;
    if (rings > MOST_RINGS) throw new Error(`alarms are set in a circle at ${due}`);
    await clock.turn(Math.max(due, clock.now()));
  }
}

async function explained<T>(step: Step, scenario: Scenario, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const who = actorOf(step);
    const place = `${localClock(step.at, scenario.zone)}, ${who === undefined ? '' : `${who}, `}${step.type}`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StepFailed(`${scenario.name}, step ${step.number} (${place}): ${reason}`, { cause });
  }
}
