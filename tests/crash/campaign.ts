import { script } from './incident-script';
import { type Aim, moments, type Point } from './point';
import { type Ran, type RunOptions, runIncident, type StepRan } from './run-of-incident';
import type { Done } from './strike';
import { differences } from './town-picture';

/** How a campaign is run. */
export interface CampaignOptions extends Omit<RunOptions, 'aims'> {
  /** Whether the bot is killed again soon after its next start. */
  readonly isTwice: boolean;
  /** Whether every point has a run of its own; else a run has one point in each of its steps. */
  readonly isAlone: boolean;
}

/** A point that was tried. */
export interface Tried {
  readonly point: Point;
  /** What was wrong afterwards, a line each; empty when nothing was. */
  readonly faults: readonly string[];
  /** The bot never came to it, in however many runs: what it does by chance alone it does not do in every one. */
  readonly isMissed?: true;
}

/** What came of a point in a run; without `faults` the bot never came to it. */
interface Verdict {
  readonly point: Point;
  readonly faults: readonly string[] | undefined;
}

/** What is done at once takes turns, so that a run may pass a point by: then others are tried for it, so many in all. */
const mostRuns = 4;

const steps = script.map(({ name }) => name);

/** Kills the bot at one moment after the other of the standard incident, and compares what is left after each. */
export class Campaign {
  readonly #passedBy = new Map<Point, number>();

  private constructor(
    private readonly options: CampaignOptions,
    private readonly reference: readonly StepRan[],
    /** Every moment at which the bot can be killed, in the order of the steps. */
    readonly points: readonly Point[],
  ) {}

  /** Runs the incident undisturbed; throws where that cannot be done. */
  static async begin(options: CampaignOptions): Promise<Campaign> {
    const { steps: reference, done, failure } = await runIncident(options);
    if (failure !== undefined) throw new Error(`The incident cannot be run at all: ${failure}`);
    return new Campaign(options, reference, pointsOf(done, (options.processes ?? 1) > 1));
  }

  /** Tries these points, several runs side by side; `tell` is called with each. */
  async try(points: readonly Point[], workers: number, tell: (tried: Tried) => void): Promise<void> {
    const left = [...points];
    const work = async (): Promise<void> => {
      for (let chain = this.#take(left); chain.length > 0; chain = this.#take(left)) {
        for (const { point, faults } of await this.#tryChain(chain)) {
          if (faults !== undefined) tell({ point, faults });
          else if (this.#mayBeTriedAgain(point)) left.push(point);
          else tell({ point, faults: [], isMissed: true });
        }
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
  }

  /** Takes the points of the next run: one of each step, or one alone. */
  #take(left: Point[]): readonly Point[] {
    const chain = steps.flatMap((step) => left.find((point) => point.step === step) ?? []);
    const taken = this.options.isAlone ? chain.slice(0, 1) : chain;
    for (const point of taken) left.splice(left.indexOf(point), 1);
    return taken;
  }

  /** What was wrong after each point of a run; undefined where the bot never came to it. */
  async #tryChain(chain: readonly Point[]): Promise<readonly Verdict[]> {
    const aims = new Map(chain.map((point) => [point.step, this.#aimsOf(point)]));
    const ran = await runIncident({ ...this.options, aims });
    return verdicts(this.reference, ran, chain);
  }

  #aimsOf(point: Point): readonly Aim[] {
    const second = secondAims[this.points.indexOf(point) % secondAims.length];
    return this.options.isTwice && second !== undefined ? [point, second] : [point];
  }

  #mayBeTriedAgain(point: Point): boolean {
    const runs = (this.#passedBy.get(point) ?? 0) + 1;
    this.#passedBy.set(point, runs);
    return runs < mostRuns;
  }
}

/**
 * Where the bot is killed again: while it starts, when it has freed what was in flight, at the first thing that it does
 * for an incident.
 */
const secondAims: readonly Aim[] = [
  { at: 'call', name: 'auth.test…', moment: 'unanswered' },
  { at: 'commit', name: 'update jobs…', moment: 'after' },
  { at: 'call', name: '*', moment: 'before' },
  { at: 'commit', name: '*', moment: 'before' },
  { at: 'call', name: '*', moment: 'unanswered' },
  { at: 'commit', name: '*', moment: 'after' },
];

/** What is wrong after each point of a run: what its step left otherwise than an undisturbed one, and what followed. */
export function verdicts(
  reference: readonly StepRan[],
  { steps: ran, failure }: Pick<Ran, 'steps' | 'failure'>,
  chain: readonly Point[],
): readonly Verdict[] {
  const faults = new Map<Point, readonly string[]>();
  const blame = (point: Point | undefined, lines: readonly string[]): void => {
    const guilty = point ?? chain[0];
    if (guilty !== undefined) faults.set(guilty, [...(faults.get(guilty) ?? []), ...lines]);
  };
  const pointIn = (step: string | undefined) => chain.find((point) => point.step === step);
  let latest: Point | undefined;
  let known: readonly string[] = [];
  for (const [index, step] of ran.entries()) {
    if (step.struck > 0) {
      latest = pointIn(step.step);
      blame(latest, []);
    }
    const now = faultsOf(reference[index]?.picture ?? [], step);
    // What an earlier point left is that one's.
    const fresh = differences(known, now).filter((line) => line.startsWith('+ '));
    if (fresh.length > 0) blame(latest, [`${step.step} leaves:`, ...fresh.map((line) => line.slice(2))]);
    known = now;
  }
  if (failure !== undefined) {
    const broken = steps[ran.length];
    blame(pointIn(broken) ?? latest, [`${broken} fails: ${failure}`]);
  }
  return chain.map((point) => ({ point, faults: faults.get(point) }));
}

/**
 * One point for each moment of each thing done, in the order of the steps; each claim of a job is one by itself. Several bots
 * do not count what they do together: of what is called the same in a step the first one is a point.
 */
export function pointsOf(done: readonly Done[], isOncePerName = false): readonly Point[] {
  const points = done
    .filter(({ step }) => steps.includes(step))
    .flatMap(({ step, at, names }) => {
      const claims = names.filter((name) => name.startsWith('claim of '));
      const telling = claims.length > 0 ? claims : names.slice(0, 1);
      return telling.flatMap((name) => moments[at].map((moment): Point => ({ step, at, name, moment })));
    });
  const distinct = isOncePerName
    ? [...new Map(points.map((point) => [keyOf(point), point])).values()]
    : points;
  return distinct.sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en', { numeric: true }));
}

function keyOf({ step, at, name, moment }: Point): string {
  return `${steps.indexOf(step)} ${at} ${name} ${moments[at].indexOf(moment)}`;
}

/** How a step’s picture differs from what it should be, but for answers that went down with an acknowledgement. */
function faultsOf(expected: readonly string[], { picture, unanswered }: StepRan): readonly string[] {
  const lost = [...unanswered];
  return differences(expected, picture).filter((line) => {
    const index = lost.findIndex((words) => isAnswerTo(words, line));
    if (index >= 0) lost.splice(index, 1);
    return index < 0;
  });
}

/**
 * Whether the line says that the channel never saw the answer to a command. The answer goes out with Slack's
 * acknowledgement and is lost with it; what the command recorded is not.
 */
function isAnswerTo(words: string, line: string): boolean {
  const [said = ''] = words.slice(words.indexOf(' ') + 1).split(' @');
  return line.startsWith('- #inc-') && line.includes(' answer of @firelog: ') && line.includes(said);
}
