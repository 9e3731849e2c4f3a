import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageSettings } from '../src/cli/playground/page-settings';
import { type Replay, replay } from '../src/cli/playground/replay';
import { readConfig } from '../src/config';
import { openLog } from '../src/log';
import type { Playground } from '../src/playground/playground';
import { readScenario, type Scenario } from '../src/playground/scenario/scenario';
import type { Step } from '../src/playground/scenario/step';
import { type Tab, TestBrowser } from '../tests/support/browser';
import { builtPage } from '../tests/support/built-page';
import { charts, type Picture, pictures } from './pictures';

const looks = { width: 1280, height: 860, theme: 'light' } as const;

/**
 * Replays each story and takes each picture at its moment; gives the names of the files in `folder`. Throws when a
 * moment does not come or the page does not show what is to be seen.
 */
export async function makePictures(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const browser = await TestBrowser.launch();
  try {
    const taken: string[] = [];
    for (const story of new Set(pictures.map((picture) => picture.story))) {
      const file = `${story}.json`;
      const text = readFileSync(join(__dirname, '../data/scenarios', file), 'utf8');
      const scenario = readScenario(text, file);
      const album = new Album(browser, folder, scenario);
      const played = await replay(scenario, {
        log: openLog('silent'),
        page: pageSettings(readConfig({}).settings, await builtPage()),
        watch: (playground) => album.watch(playground),
        onStep: (step) => album.after(step),
        onEnd: () => album.after(undefined),
      });
      const drawn = charts.filter((chart) => chart.story === story).map(({ name }) => `${name}.png`);
      for (const name of drawn) writeFileSync(join(folder, name), drawnIn(played));
      taken.push(...album.taken, ...drawn);
    }
    return taken;
  } finally {
    await browser.close();
  }
}

/** The pictures that were taken so far. */
class Album {
  readonly #taken: string[] = [];
  #playground: Playground | undefined;

  constructor(
    private readonly browser: TestBrowser,
    private readonly folder: string,
    private readonly story: Scenario,
  ) {}

  /** Those of its story. */
  get #pictures(): readonly Picture[] {
    return pictures.filter(({ story }) => story === this.story.name);
  }

  get taken(): readonly string[] {
    const missing = this.#pictures.filter(({ name }) => !this.#taken.includes(`${name}.png`));
    if (missing.length > 0) throw new Error(`The story never came to: ${missing.map(({ name }) => name)}`);
    return this.#taken;
  }

  watch(playground: Playground): void {
    this.#playground = playground;
  }

  async after(step: Step | undefined): Promise<void> {
    for (const picture of this.#pictures.filter(({ isAfter }) => isAfter(step))) await this.#take(picture);
  }

  async #take(picture: Picture): Promise<void> {
    if (this.#playground === undefined) throw new Error('There is nothing to take pictures of');
    const tab = await this.browser.open(`${this.#playground.url}?as=${picture.as}`, {
      ...looks,
      zone: this.story.zone,
    });
    try {
      await tab.page.getByRole('button', { name: 'Got it' }).click();
      await picture.show(tab.page);
      await tab.page.mouse.move(0, 0);
      await tab.page.evaluate(() => document.fonts.ready.then(() => undefined));
      await tab.page.screenshot({ path: join(this.folder, `${picture.name}.png`), animations: 'disabled' });
      await picture.leave?.(tab.page);
      refuse(tab);
      this.#taken.push(`${picture.name}.png`);
    } finally {
      await tab.close();
    }
  }
}

/** The picture that the bot delivered. */
function drawnIn({ pictures: [chart] }: Replay): Buffer {
  if (chart === undefined) throw new Error('The bot has drawn nothing');
  return chart.content;
}

/** A page that complains is not shown to anybody. */
function refuse({ complaints }: Tab): void {
  if (complaints.length > 0) throw new Error(`The page has errors:\n${complaints.join('\n')}`);
}
