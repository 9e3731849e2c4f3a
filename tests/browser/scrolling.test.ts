import { until } from '../support/until';
import { Tabs } from './tabs';

// A browser, and channels with thousands of messages.
jest.setTimeout(90_000);

describe('whoever scrolls on the page', () => {
  let tabs: Tabs;
  let ops: string;
  beforeAll(async () => {
    tabs = await Tabs.open();
    ops = tabs.world.playground.channel('ops').id;
  });
  afterEach(async () => {
    expect(tabs.complaints).toEqual([]);
    await tabs.leave();
  });
  afterAll(() => tabs.close());

  test('is left where they read back in a thread, unless they write themselves', async () => {
    const [amina, baraka] = [tabs.world.person('amina'), tabs.world.person('baraka')];
    const thread = await amina.post(ops, 'A long thread');
    for (let count = 1; count <= 200; count += 1) await baraka.post(ops, `Reply ${count}`, { thread });
    const a = await tabs.as('amina', `#/${ops}/thread/${thread}`);
    const pane = a.page.getByRole('complementary', { name: 'Thread' });
    await pane.getByText('Reply 200').waitFor();
    const list = pane.locator('.thread-messages');
    const fromTop = (): Promise<number> => list.evaluate((element) => element.scrollTop);
    await until('its end is shown', async () => (await fromTop()) > 2_000);
    await list.evaluate((element) => element.scrollTo({ top: 500 }));
    await until('it is read back', async () => (await fromTop()) === 500);
    await baraka.post(ops, 'Reply 201', { thread });
    await pane.getByText('Reply 201').waitFor({ state: 'attached' });
    expect(await fromTop()).toBe(500);
    await pane.getByRole('textbox').fill('And mine');
    await pane.getByRole('textbox').press('Enter');
    await pane.getByText('And mine').waitFor();
    await until('its end is shown', async () => (await fromTop()) > 2_000);
  });

  test('scrolls the list and not the page, however many channels there are', async () => {
    const amina = tabs.world.person('amina');
    for (let count = 0; count < 50; count += 1) {
      tabs.world.playground.addChannel({ name: `team-${count}`, members: [amina.id] });
    }
    const a = await tabs.as('amina', `#/${ops}`);
    await a.page.getByRole('link', { name: 'team-49' }).scrollIntoViewIfNeeded();
    const room = await a.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(room).toBeLessThanOrEqual(0);
  });

  test('reads on in a channel of 5,000 messages, which stays light', async () => {
    const { playground } = tabs.world;
    const people = [playground.person('amina'), playground.person('baraka')];
    const long = playground.addChannel({ name: 'long', members: people.map(({ id }) => id) });
    for (let count = 1; count <= 5_000; count += 1) {
      await people[count % 2]?.post(long, `Message number ${count} of many`);
    }
    const a = await tabs.as('amina', `#/${long}`);
    await a.message('Message number 5000 of many').waitFor();
    const drawn = (): Promise<number> => a.page.getByRole('article').count();
    expect(await drawn()).toBeLessThan(120);
    const log = a.page.getByRole('log');
    await until('the reader comes to the first message', async () => {
      await log.evaluate((list) => list.scrollTo({ top: 0 }));
      return (await a.page.getByText('Message number 1 of many', { exact: true }).count()) > 0;
    });
    expect(await drawn()).toBeLessThan(120);
    await a.page.getByRole('button', { name: 'Newest' }).click();
    await a.message('Message number 5000 of many').waitFor();
    // Whoever writes sees what they wrote, wherever they were.
    await log.evaluate((list) => list.scrollTo({ top: 0 }));
    await a.page.getByRole('button', { name: 'Newest' }).waitFor();
    await a.say('Back at the end');
    await a.message('Back at the end').waitFor();
  });
});
