import { connect } from '../../src/storage/open';
import type { Part } from '../part';
import { onBoth } from '../processes/stage';

/** From the start of the process until Slack reaches it. */
export const start: Part = {
  name: 'start',
  summary: 'start until ready, over bare Bolt',
  async measure(runs) {
    const took = await onBoth(runs, async ({ app }) => app.startSeconds * 1_000, {
      // It starts again and again on a database that is there.
      before: async (_slack, _access, url) => (await connect(url)).close(),
    });
    const yardstick = { name: 'bare Bolt', values: took['bare Bolt'] };
    const goal = { of: 'ratio', atMost: 2 } as const;
    return [{ name: 'start until ready', unit: 'ms', ours: took.firelog, yardstick, goal }];
  },
};
