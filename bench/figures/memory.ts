import { setTimeout } from 'node:timers/promises';
import type { Figure } from '../figure';
import type { Part } from '../part';
import { type Both, onBoth, type Stage } from '../processes/stage';

const events = 100_000;
const inFlight = 64;
/** Nothing is in flight for so long, in milliseconds, before memory is read. */
const pause = 1_500;
/** How long a half of the events may take, in seconds. */
const longestHalf = 120;

/** Resident memory of an app that was just started and has set up an incident, over that of a bare Bolt app. */
export const idleMemory: Part = {
  name: 'idle-memory',
  summary: 'resident memory with nothing to do, over bare Bolt',
  async measure(runs) {
    const sizes = await onBoth(runs, async (stage) => {
      await stage.slack.ask('declare');
      return settledMegabytes(stage);
    });
    return [{ ...overBare('memory idle', sizes, (size) => size), goal: { of: 'ratio', atMost: 1.5 } }];
  },
};

/** Resident memory of an app to which people talk, over that of a bare Bolt app to which they talk as much. */
export const memory: Part = {
  name: 'memory',
  summary: `resident memory after ${events} events, over bare Bolt, and how it grows`,
  runsAmongAll: 1,
  async measure(runs) {
    const sizes = await onBoth(runs, talkedTo);
    const cut = sizes.firelog.filter(({ isWhole }) => !isWhole).length;
    const notes = cut > 0 ? [`${cut} of ${runs} runs took longer than ${2 * longestHalf} s`] : [];
    const all = overBare(`memory after ${events} events`, sizes, (size) => size.all);
    return [
      { ...all, notes, goal: { of: 'ratio', atMost: 2 } },
      {
        ...{ name: 'memory after them, and after the first half', unit: 'MB', ours: all.ours },
        yardstick: { name: 'first half', values: sizes.firelog.map(({ half }) => half) },
        goal: { of: 'ratio', atMost: 1.05 },
      },
    ];
  },
};

function overBare<T>(name: string, sizes: Both<T>, of: (size: T) => number): Figure {
  const yardstick = { name: 'bare Bolt', values: sizes['bare Bolt'].map(of) };
  return { name, unit: 'MB', ours: sizes.firelog.map(of), yardstick };
}

/** Resident megabytes after half of the events and after all of them. */
interface Sizes {
  readonly half: number;
  readonly all: number;
  readonly isWhole: boolean;
}

async function talkedTo(stage: Stage): Promise<Sizes> {
  const { slack } = stage;
  const channel = await slack.ask('declare');
  const talk = async (): Promise<boolean> => {
    const most = { count: events / 2, inFlight, seconds: longestHalf };
    return (await slack.ask('asFastAsPossible', 'talk', channel, most)).acknowledged === most.count;
  };
  const isHalf = await talk();
  const half = await settledMegabytes(stage);
  const isAll = await talk();
  return { half, all: await settledMegabytes(stage), isWhole: isHalf && isAll };
}

async function settledMegabytes({ slack, app }: Stage): Promise<number> {
  await slack.ask('calm');
  await setTimeout(pause);
  return app.residentMegabytes();
}
