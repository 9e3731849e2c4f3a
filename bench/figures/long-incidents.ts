import type { Figure } from '../figure';
import { LongDraft } from '../long-draft';
import type { Part } from '../part';
import { onStage } from '../processes/stage';
import { type MarkedChannel, record } from '../recorded';
import { inTurn, seconds } from '../timing';

const incidents = 50;
const entries = 200;
const [many, most] = [1_000, 10_000];

/** The memory of the bot with many long incidents at hand, over one that has none, and the drafts of longer ones. */
export const longIncidents: Part = {
  name: 'long-incidents',
  summary: `resident memory with ${incidents} open incidents of ${entries} entries, over an idle bot; the draft of ${many} and ${most} entries, over Handlebars alone`,
  async measure(runs) {
    const drafts = await draftFigures(runs);
    const [ours, values]: [number[], number[]] = [[], []];
    await inTurn(
      runs,
      async () => void ours.push(await residentMegabytes(incidents)),
      async () => void values.push(await residentMegabytes(0)),
    );
    const name = `memory with ${incidents} open incidents of ${entries} entries`;
    return [{ name, unit: 'MB', ours, yardstick: { name: 'idle bot', values } }, ...drafts];
  },
};

/** The event loop stands still for as long as a draft is rendered. */
async function draftFigures(runs: number): Promise<readonly Figure[]> {
  const [long, longer] = [timed(new LongDraft(many)), timed(new LongDraft(most))];
  await inTurn(runs, long.render, long.renderAlone, longer.render, longer.renderAlone);
  const figure = (count: number, { ours, alone }: typeof long): Figure => ({
    ...{ name: `draft of ${count} entries`, unit: 'ms', ours },
    ...{ yardstick: { name: 'Handlebars alone', values: alone }, goal: { of: 'ratio', atMost: 2 } },
  });
  return [
    {
      name: `draft of ${many} entries, any run`,
      unit: 'ms',
      ours: long.ours,
      goal: { of: 'worst', below: 200 },
    },
    figure(many, long),
    figure(most, longer),
    {
      ...{ name: `draft of ${most} entries`, unit: 'ms', ours: longer.ours },
      ...{ yardstick: { name: `of ${many}`, values: long.ours }, goal: { of: 'ratio', atMost: 12 } },
    },
  ];
}

/** How many milliseconds each rendering took; one before they are counted has the code compiled. */
function timed(draft: LongDraft) {
  const [ours, alone]: [number[], number[]] = [[], []];
  return {
    ...{ ours, alone },
    render: async () => void ours.push(1_000 * (await seconds(() => draft.render()))),
    renderAlone: async () => void alone.push(1_000 * (await seconds(() => draft.renderAlone()))),
  };
}

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
      async before(slack, { team }, url) {
        for (let number = 1; number <= count; number += 1) {
          channels.push(await slack.ask('markedChannel', `inc-${number}`, entries));
        }
        await record(url, team, channels);
      },
    },
  );
}
