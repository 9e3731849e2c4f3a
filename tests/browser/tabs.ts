import type { Locator, Page } from 'playwright-core';
import { pageSettings } from '../../src/cli/playground/page-settings';
import { readConfig } from '../../src/config';
import { type Looks, type Tab, TestBrowser } from '../support/browser';
import { builtPage } from '../support/built-page';
import { until } from '../support/until';
import { World, type WorldOptions } from '../support/world';

/** A world with its page, and the tabs that are open on it. */
export class Tabs {
  readonly #open: Tab[] = [];

  private constructor(
    readonly world: World,
    readonly browser: TestBrowser,
  ) {}

  /** Opens a world whose page is the one in the sources. */
  static async open(options: WorldOptions = {}): Promise<Tabs> {
    const page = pageSettings(readConfig({}).settings, await builtPage());
    const world = await World.open({ ...options, playground: { ...options.playground, page } });
    return new Tabs(world, await TestBrowser.launch());
  }

  /** Opens a tab as somebody, past the first steps, at a channel if one is named. */
  async as(name: string, channel = '', looks: Looks = {}): Promise<Visitor> {
    const tab = await this.browser.open(`${this.world.playground.url}?as=${name}${channel}`, looks);
    this.#open.push(tab);
    tab.page.setDefaultTimeout(10_000);
    await tab.page.getByRole('button', { name: 'Got it' }).click();
    return new Visitor(tab, this.world);
  }

  /** What went wrong in any tab: errors, failed requests, requests that left the machine. */
  get complaints(): readonly string[] {
    return this.#open.flatMap(({ complaints }) => complaints);
  }

  /** Closes every tab. */
  async leave(): Promise<void> {
    for (const tab of this.#open.splice(0)) await tab.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.world.close();
  }
}

/** Somebody at their tab. */
export class Visitor {
  constructor(
    readonly tab: Tab,
    readonly world: World,
  ) {}

  get page(): Page {
    return this.tab.page;
  }

  /** Goes to a channel by the list at the side. */
  async goTo(name: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${name}( |$)`) })
      .click();
    await this.page.getByRole('heading', { name }).waitFor();
  }

  /** Types a line into the channel and sends it. */
  async say(text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: /^Message / });
    await field.fill(text);
    await field.press('Enter');
    await this.page.locator('form[aria-busy=false]').filter({ has: field }).waitFor();
    await until('it is sent', async () => (await field.inputValue()) === '');
    await this.world.settled();
  }

  /** The message that holds a text. */
  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text, hasNotText: 'Only visible to you' }).last();
  }

  /** Marks a message by the list of what reactions mean. */
  async mark(text: string, meaning: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole('button', { name: 'Marks and what they mean' }).click();
    await this.page.getByRole('button', { name: new RegExp(`${meaning} :`) }).click();
    await this.world.settled();
  }

  /** The modal that is open. */
  modal(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}
