import { join } from 'node:path';
import type { Part } from '../part';
import { onStage } from '../processes/stage';
import { type MarkedChannel, record } from '../recorded';
import { inTurn } from '../timing';

const incidents = 50;
const entries = 200;

/** The memory of the bot with many long incidents at hand, over one that has none. */
export const longIncidents: Part = {
  name: 'long-incidents',
  summary: `resident memory with ${incidents} open incidents of ${entries} entries, over an idle bot`,
  async measure(runs) {
    const [ours, values]: [number[], number[]] = [[], []];
    await inTurn(
      runs,
      async () => void ours.push(await residentMegabytes(incidents)),
      async () => void values.push(await residentMegabytes(0)),
    );
    const name = `memory with ${incidents} open incidents of ${entries} entries`;
    return [{ name, unit: 'MB', ours, yardstick: { name: 'idle bot', values } }];
  },
};

async function residentMegabytes(count: number): Promise<number> {
  const channels: MarkedChannel[] = [];
  return onStage(
    'firelog',
    async ({ slack, app }) => {
      // A word in each channel brings its incident into memory.
      for (const { channel } of channels) await slack.ask('say', channel);
      await slack.ask('calm');
      return app.residentMegabytes();
    },
    {
      async before(slack, { team }, folder) {
        for (let number = 1; number <= count; number += 1) {
          channels.push(await slack.ask('markedChannel', `inc-${number}`, entries));
        }
        await record(join(folder, 'firelog.db'), team, channels);
      },
    },
  );
}
