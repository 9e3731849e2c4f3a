import { playScenario } from '../../../src/playground/scenario/player';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { script } from './script';
import { type SmallBot, SmallStage } from './small-stage';

/** A time of the story's day in Nairobi, in microseconds since 1970 UTC. */
export const at = (clock: string) => Date.parse(`2023-11-08T${clock}+03:00`) * 1000;

/** Resolves once the event loop has turned. */
export const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A step in #ops, at 15:02 unless said otherwise. */
export const by = (who: string, rest: object, time = '15:02') => ({ at: time, who, in: '#ops', ...rest });

/** Plays these steps and tells what was left on the stage. */
export async function played(steps: object[], bot: SmallBot = {}, clock = new ReplayClock(at('14:50:00'))) {
  const stage = new SmallStage(clock, bot);
  const scenario = readScenario(JSON.stringify(script({ steps })), 'leak.json');
  const result = await playScenario(scenario, { playground: stage, clock, settled: soon });
  return { stage, clock, result, ops: stage.room('#ops').lines };
}
