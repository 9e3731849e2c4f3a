import { Random } from '../support/random';
import type { Session, Target } from './target';

/** How a target is tried. */
export interface Trial {
  readonly seed: number;
  /** The first input's number; the inputs before it are left out. */
  readonly from: number;
  readonly runs: number;
  /** Called with each input's number before it is tried. */
  readonly begun?: (index: number) => void;
}

/** Something that went wrong, and the command that shows it again. */
export interface Failure {
  readonly target: string;
  readonly index: number;
  readonly why: string;
  readonly input: string;
  readonly command: string;
}

/** What came of a trial. */
export interface Outcome {
  readonly target: string;
  readonly runs: number;
  readonly seconds: number;
  readonly failures: readonly Failure[];
}

/** After so many failures the rest is left out. */
const mostFailures = 10;

/**
 * Tries a target: the same seed gives the same inputs, each by its number. A promise that rejects unheard and an error
 * that nobody catches count as failures of the input that was in hand.
 */
export async function tryOut(target: Target, trial: Trial): Promise<Outcome> {
  const failures: Failure[] = [];
  const hand = { index: trial.from, input: undefined as unknown, start: trial.from };
  const failed = (error: unknown): void => {
    failures.push(failureOf(target, trial.seed, hand, error));
  };
  process.on('unhandledRejection', failed);
  process.on('uncaughtException', failed);
  const begun = performance.now();
  let runs = 0;
  try {
    for (
      let at = trial.from;
      at < trial.from + trial.runs && failures.length < mostFailures;
      at += target.stretch
    ) {
      hand.start = at;
      hand.index = at;
      const end = Math.min(at + target.stretch, trial.from + trial.runs);
      runs += await stretch(target, { ...trial, from: at, runs: end - at }, hand, failures, failed);
    }
  } finally {
    process.off('unhandledRejection', failed);
    process.off('uncaughtException', failed);
  }
  return { target: target.name, runs, seconds: (performance.now() - begun) / 1_000, failures };
}

interface Hand {
  index: number;
  input: unknown;
  start: number;
}

async function stretch(
  target: Target,
  { seed, from, runs, begun }: Trial,
  hand: Hand,
  failures: readonly Failure[],
  failed: (error: unknown) => void,
): Promise<number> {
  let session: Session | undefined;
  let done = 0;
  try {
    session = await target.open();
    for (; done < runs && failures.length < mostFailures; done += 1) {
      hand.index = from + done;
      begun?.(hand.index);
      await tryOne(session, seed, hand, failed);
    }
  } catch (error) {
    failed(error);
  }
  try {
    await session?.close();
  } catch (error) {
    failed(error);
  }
  return done;
}

async function tryOne(
  session: Session,
  seed: number,
  hand: Hand,
  failed: (error: unknown) => void,
): Promise<void> {
  // Neighbouring numbers give streams that have nothing to do with each other.
  const random = new Random(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(hand.index + 1, 0x85eb_ca6b));
  try {
    const running = session.run(random, (input) => {
      hand.input = input;
    });
    if (running !== undefined) await running;
  } catch (error) {
    failed(error);
  }
}

function failureOf({ name }: Target, seed: number, { index, input, start }: Hand, error: unknown): Failure {
  const runs = index - start + 1;
  const from = start === 0 ? '' : ` --from ${start}`;
  return {
    target: name,
    index,
    why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    input: shown(input),
    command: `npm run fuzz -- --target ${name} --seed ${seed}${from} --runs ${runs}`,
  };
}

function shown(input: unknown): string {
  const text = typeof input === 'string' ? JSON.stringify(input) : String(JSON.stringify(input));
  return text.length <= 600 ? text : `${text.slice(0, 600)}… (${text.length} characters)`;
}
