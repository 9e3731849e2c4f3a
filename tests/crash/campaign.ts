import type { Program } from '../support/bot-process';
import { type Moment, moments, type Point } from './point';
import { type Ran, runIncident } from './run-of-incident';
import type { Done } from './strike';
import { differences } from './town-picture';

/** How a campaign is run. */
export interface CampaignOptions {
  readonly program: Program;
  /** How many incidents are open at once. */
  readonly incidents: number;
  /** Whether the bot is killed again soon after its next start. */
  readonly isTwice: boolean;
}

/** A point that was tried. */
export interface Tried {
  readonly point: Point;
  /** What was wrong afterwards, a line each; empty when nothing was. */
  readonly faults: readonly string[];
}

/** A kill is aimed at what the bot does at that moment, and many things at once take turns: it is tried so often. */
const mostAims = 3;

/** Kills the bot at one moment after the other of the standard incident, and compares what is left of each. */
export class Campaign {
  private constructor(
    private readonly options: CampaignOptions,
    private readonly reference: Ran,
    /** Every moment at which the bot can be killed, always in the same order. */
    readonly points: readonly Point[],
  ) {}

  /** Runs the incident undisturbed. */
  static async begin(options: CampaignOptions): Promise<Campaign> {
    const reference = await runIncident(options);
    return new Campaign(options, reference, pointsOf(reference.done));
  }

  /** Runs the incident with the bot killed there; `turn` varies where it is killed again. */
  async try(point: Point, turn: number): Promise<Tried> {
    const { isTwice } = this.options;
    const points = isTwice ? [point, secondPoints[turn % secondPoints.length] ?? point] : [point];
    try {
      for (let aim = 1; aim <= mostAims; aim += 1) {
        const ran = await runIncident({ ...this.options, points });
        if (ran.struck > 0) return { point, faults: this.faultsOf(ran) };
      }
      return { point, faults: ['The bot never came to this.'] };
    } catch (error) {
      return { point, faults: [error instanceof Error ? error.message : String(error)] };
    }
  }

  /** What is wrong with what a run left behind: what an undisturbed one did not leave, and what it did. */
  faultsOf({ picture, unanswered }: Ran): readonly string[] {
    const lost = [...unanswered];
    return differences(this.reference.picture, picture).filter((line) => {
      const index = lost.findIndex((words) => isAnswerTo(words, line));
      if (index >= 0) lost.splice(index, 1);
      return index < 0;
    });
  }
}

/**
 * Where the bot is killed again: while it starts, when it has freed what was in hand, at the first thing that it does
 * for an incident.
 */
const secondPoints: readonly Point[] = [
  { at: 'call', name: 'auth.test, 2', moment: 'unanswered' },
  { at: 'commit', name: 'update jobs', moment: 'after' },
  { at: 'call', name: '*', moment: 'before' },
  { at: 'commit', name: '*', moment: 'before' },
  { at: 'call', name: '*', moment: 'unanswered' },
  { at: 'commit', name: '*', moment: 'after' },
];

/** One point for each moment of each thing done; where one transaction does several, its most telling one names it. */
export function pointsOf(done: readonly Done[]): readonly Point[] {
  return done
    .flatMap(({ at, names: [name = ''] }) => moments[at].map((moment): Point => ({ at, name, moment })))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en', { numeric: true }));
}

function keyOf({ at, name, moment }: Point): string {
  const place: readonly Moment[] = moments[at];
  return `${at} ${name} ${place.indexOf(moment)}`;
}

/**
 * Whether the line says that the channel never saw the answer to a command. The answer goes out with Slack's
 * acknowledgement and is lost with it; what the command recorded is not.
 */
function isAnswerTo(words: string, line: string): boolean {
  const [said = ''] = words.slice(words.indexOf(' ') + 1).split(' @');
  return line.startsWith('- #inc-') && line.includes(' answer of @firelog: ') && line.includes(said);
}

/** Tries points side by side; `tell` is called after each. */
export async function tryAll(
  campaign: Campaign,
  numbers: readonly number[],
  { workers, tell }: { readonly workers: number; readonly tell: (number: number, tried: Tried) => void },
): Promise<void> {
  const left = [...numbers];
  const work = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const point = campaign.points[number - 1];
      if (point !== undefined) tell(number, await campaign.try(point, number));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}
