import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionController } from '../../src/cli/playground/session-controller';
import { readConfig } from '../../src/config';
import { openLog } from '../../src/log';
import { SharedServer } from '../../src/playground/http/shared-server';
import { type Tab, TestBrowser } from '../support/browser';
import { builtPage } from '../support/built-page';

// The real bot is started several times, with a browser beside it.
jest.setTimeout(90_000);

describe('a first visit to the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-visit-'));
  let browser: TestBrowser;
  let sharedServer: SharedServer;
  let controller: SessionController;
  let tab: Tab;
  beforeAll(async () => {
    browser = await TestBrowser.launch();
    sharedServer = await SharedServer.open(0, '127.0.0.1');
    controller = await SessionController.open({
      config: readConfig({}),
      log: openLog('silent'),
      folder: join(folder, 'playground'),
      sharedServer,
      bundle: await builtPage(),
    });
    tab = await browser.open(controller.url);
    tab.page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
    await sharedServer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows three steps, once', async () => {
    const { page } = tab;
    const steps = page.getByRole('region', { name: 'First steps' });
    expect(await steps.getByRole('listitem').count()).toBe(3);
    expect(await tab.violations()).toEqual([]);
    await steps.getByRole('button', { name: '/incident start sev2' }).click();
    const field = page.getByRole('textbox', { name: 'Message #general' });
    expect(await field.inputValue()).toBe('/incident start sev2 Checkout answers 500');
    expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
    await field.fill('');
    await steps.getByRole('button', { name: 'play a scenario' }).click();
    await page.getByRole('heading', { name: 'Watch an incident' }).waitFor();
    await page.reload();
    await field.waitFor();
    expect(await steps.count()).toBe(0);
  });

  test('keeps what was written over a reload, and what was typed and not sent', async () => {
    const { page } = tab;
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('Kept');
    await field.press('Enter');
    await page.getByRole('article').filter({ hasText: 'Kept' }).waitFor();
    await field.fill('not yet sent');
    await page.reload();
    await page.getByRole('article').filter({ hasText: 'Kept' }).waitFor();
    expect(await field.inputValue()).toBe('not yet sent');
    await field.fill('');
  });

  test('plays a scenario to its draft, in which one may join, and comes back to the own workspace', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Scenario' }).click();
    await page.getByText('as fast as possible').click();
    await page.getByRole('button', { name: /Logins fail/ }).click();
    await page.getByRole('link', { name: 'Go to the draft' }).click();
    await page.getByRole('heading', { name: 'Issue summary' }).waitFor();
    await page.getByText(/The end/).waitFor();
    const field = page.getByRole('textbox', { name: /^Message #inc-1/ });
    await field.fill('I was there too');
    await field.press('Enter');
    await page.getByRole('article').filter({ hasText: 'I was there too' }).waitFor();
    expect(await tab.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Back to my workspace' }).click();
    await page.getByRole('button', { name: 'Start over' }).waitFor();
    await page.getByRole('link', { name: 'general', exact: true }).click();
    await page.getByRole('article').filter({ hasText: 'Kept' }).waitFor();
  });

  test('goes to a draft that one person was sent as that person', async () => {
    const { page } = tab;
    const choice = page.getByText('as fast as possible');
    if (!(await choice.isVisible())) await page.getByRole('button', { name: 'Scenario' }).click();
    await choice.click();
    await page.getByRole('button', { name: /Orders cannot be saved/ }).click();
    await page.getByText(/The end/).waitFor();
    expect(await page.getByText('You are Mert Aydin').count()).toBe(1);
    await page.getByRole('link', { name: 'Go to the draft' }).click();
    await page.getByRole('heading', { name: 'Issue summary' }).waitFor();
    expect(await page.getByText('You are Noor Haddad').count()).toBe(1);
    await page.getByRole('button', { name: 'Back to my workspace' }).click();
    await page.getByRole('button', { name: 'Start over' }).waitFor();
  });

  test('starts over after asking', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Delete everything and start over' }).click();
    await page.getByText('Nobody wrote anything here yet.').waitFor();
    await page.getByRole('article').waitFor({ state: 'detached' });
  });

  test('had no error, and nothing left the machine', () => {
    // While one workspace takes another's place the line is broken, which the browser reports.
    const isChange = (complaint: string): boolean => /WebSocket|ERR_CONNECTION|page\/act/.test(complaint);
    expect(tab.complaints.filter((complaint) => !isChange(complaint))).toEqual([]);
  });
});
