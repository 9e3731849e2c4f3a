import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { TestBrowser } from '../../tests/support/browser';
import { builtPage } from '../../tests/support/built-page';
import type { Figure } from '../figure';
import type { Part } from '../part';
import { inTurn } from '../timing';

const many = 5_000;
const few = 50;

/** What opening a channel costs: milliseconds until its newest message is drawn, and the tab's memory then. */
interface Cost {
  readonly paint: number;
  readonly megabytes: number;
}

/** The playground's page on a channel with many messages, over the same page on one with few. */
export const page: Part = {
  name: 'page',
  summary: `the page on a channel of ${many} messages, over one of ${few}`,
  async measure(runs) {
    const browser = await TestBrowser.launch();
    const [large, small]: [Cost[], Cost[]] = [[], []];
    try {
      await inTurn(
        runs,
        async () => void large.push(await costOf(browser, many)),
        async () => void small.push(await costOf(browser, few)),
      );
    } finally {
      await browser.close();
    }
    const figure = (name: string, unit: string, of: (cost: Cost) => number): Figure => ({
      name: `${name}, channel of ${many} messages`,
      unit,
      ours: large.map(of),
      yardstick: { name: `of ${few}`, values: small.map(of) },
    });
    return [
      figure('page until its newest message is drawn', 'ms', ({ paint }) => paint),
      figure('memory of the page', 'MB', ({ megabytes }) => megabytes),
    ];
  },
};

async function costOf(browser: TestBrowser, count: number): Promise<Cost> {
  const manifest = manifestFor({ command: 'incident' });
  const playground = await Playground.start({ manifest, page: { bundle: await builtPage() } });
  try {
    const amina = playground.addPerson({ name: 'amina' });
    const channel = playground.addChannel({ name: 'busy', members: [amina.id] });
    for (let number = 1; number <= count; number += 1) await amina.post(channel, `Message number ${number}`);
    const tab = await browser.open('about:blank');
    try {
      const begun = performance.now();
      await tab.page.goto(`${playground.url}?as=amina#/${channel}`);
      await tab.page.getByText(`Message number ${count}`, { exact: true }).waitFor();
      const paint = performance.now() - begun;
      const devtools = await tab.page.context().newCDPSession(tab.page);
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return { paint, megabytes: usedSize / 1e6 };
    } finally {
      await tab.close();
    }
  } finally {
    await playground.stop();
  }
}
