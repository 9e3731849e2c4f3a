import { until } from '../support/until';
import { Tabs, type Visitor } from './tabs';

// A browser, and several people in it.
jest.setTimeout(90_000);

describe('the page of a workspace', () => {
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

  const opened = (name = 'amina', looks = {}): Promise<Visitor> => tabs.as(name, `#/${ops}`, looks);

  test('shows at once in every tab what anybody does in one', async () => {
    const [a, b] = [await opened('amina'), await opened('baraka')];
    await a.say('Is anybody looking at *checkout*?');
    await b.message('Is anybody looking at checkout').getByText('checkout').waitFor();
    await a.page.getByText('Is anybody').waitFor();
    await b.page.getByRole('textbox', { name: 'Message #ops' }).fill('I am @amina :wave: <b>not bold</b>');
    await b.page.keyboard.press('Enter');
    const answer = a.message('not bold');
    await answer.getByText('@amina').waitFor();
    expect(await answer.locator('b').count()).toBe(0);
    await answer.hover();
    await answer.getByRole('button', { name: 'Reply in thread' }).click();
    await a.page.getByRole('textbox', { name: 'Reply …' }).fill('Good');
    await a.page.keyboard.press('Enter');
    await b
      .message('not bold')
      .getByRole('link', { name: /1 reply/ })
      .click();
    await b.page.getByRole('complementary', { name: 'Thread' }).getByText('Good').waitFor();
    await b.page.keyboard.press('Escape');
    await b.page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'detached' });
    // Whoever closes a thread types on in the channel.
    await b.page.locator('textarea[aria-label="Message #ops"]:focus').waitFor();
  });

  test('marks what was edited, deleted and not yet read', async () => {
    const a = await opened('amina');
    await a.say('The probe is wrnog');
    const chebet = await tabs.as('chebet');
    await chebet.page.getByRole('link', { name: 'ops has unread messages' }).waitFor();
    const message = a.message('The probe is wrnog');
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await a.page.getByRole('button', { name: 'Edit message' }).click();
    const field = a.page.getByRole('textbox', { name: 'Edit message' });
    expect(await field.inputValue()).toBe('The probe is wrnog');
    await field.fill('The probe is wrong');
    await field.press('Enter');
    await a.message('The probe is wrong').getByText('(edited)').waitFor();
    await a.message('The probe is wrong').hover();
    await a.message('The probe is wrong').getByRole('button', { name: 'More actions' }).click();
    await a.page.getByRole('button', { name: 'Delete message' }).click();
    await a.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await a.page.getByText('This message was deleted.').waitFor();
  });

  test('is driven by keys alone: completion, sending, breaking lines, reactions', async () => {
    const { page, world } = await opened('amina');
    const field = page.getByRole('textbox', { name: 'Message #ops' });
    await field.focus();
    await page.keyboard.type('/inc');
    await page.getByRole('option', { name: /\/incident/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await field.fill('');
    await page.keyboard.type('Hello @b');
    await page.getByRole('option', { name: /Baraka/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Hello @baraka ');
    await page.keyboard.type('see #inci');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.type(':tada');
    await page.getByRole('option', { name: /tada/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    expect(await field.inputValue()).toBe('Hello @baraka see #incidents :tada: \nsecond line');
    await page.keyboard.press('Enter');
    const message = page.getByRole('article').filter({ hasText: 'second line' });
    await message.waitFor();
    const { id } = world.person('baraka');
    expect(world.playground.messages(ops).at(-1)?.text).toMatch(
      new RegExp(`^Hello <@${id}> see <#C\\w+\\|\\w*> :tada: \\nsecond line$`),
    );
    await message.getByRole('button', { name: /^pushpin/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await message.getByRole('button', { name: /^red circle, 1|^red_circle, 1/ }).waitFor();
  });

  test('shows what only one person sees to that person', async () => {
    const [a, b] = [await opened('amina'), await opened('baraka')];
    await a.say('/incident list');
    await a.page.getByText('Only visible to you').waitFor();
    await b.say('Anything open?');
    await b.message('Anything open?').waitFor();
    expect(await b.page.getByText('Only visible to you').count()).toBe(0);
    await a.page.getByRole('button', { name: 'Dismiss message' }).click();
    await a.page.getByText('Only visible to you').waitFor({ state: 'detached' });
  });

  test('lets nothing that people write have any effect', async () => {
    const a = await opened('amina');
    const texts = [
      '<img src=x onerror="document.title=1"><script>document.title=2</script>',
      '<javascript:document.title=3|click> [click](javascript:document.title=4)',
      '```unclosed *bold _italic ~strike `code <!channel> <@U0> <!date^x^{date}|y>',
      `${'<'.repeat(500)}${'*_~`'.repeat(500)}${'&amp;'.repeat(200)}`,
      '\u202Eright to left\u202C {{constructor.constructor("return 1")()}} <%= 7*7 %>',
      'long '.repeat(8_000).trim(),
      'x'.repeat(39_000),
    ];
    const title = await a.page.title();
    for (const text of texts) await tabs.world.person('baraka').post(ops, text);
    await a.page.getByText('x'.repeat(100)).first().waitFor();
    const room = await a.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(room).toBeLessThanOrEqual(0);
    expect(await a.page.title()).toBe(title);
    expect(await a.page.locator('.messages img, .messages script, a[href^="javascript"]').count()).toBe(0);
    await a.say('still here');
    await a.message('still here').waitFor();
  });

  test('keeps what is typed while a line is on its way, and gives back what could not be sent', async () => {
    const { page } = await opened('amina');
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/page/act', async (route) => {
      if (route.request().postDataJSON().action.type !== 'post') return route.continue();
      await asked;
      return route.fulfill({ json: { ok: false, error: 'fatal_error', sentence: 'Not now.' } });
    });
    const field = page.getByRole('textbox', { name: 'Message #ops' });
    await field.fill('first');
    await field.press('Enter');
    await until('the field is free again', async () => (await field.inputValue()) === '');
    await field.pressSequentially('second');
    answer();
    await page.getByRole('status').getByText('Not now.').waitFor();
    expect(await field.inputValue()).toBe('first\nsecond');
    await field.fill('');
  });

  test('has the focus in sight, and the heading first, in the windows that open from the list', async () => {
    const a = await opened('amina');
    await a.page.getByRole('button', { name: 'Create a channel' }).click();
    const field = a.page.getByRole('textbox', { name: 'Name' });
    await field.fill('Not A Name');
    const outline = await field.evaluate((element) => {
      const { outlineColor, outlineStyle } = getComputedStyle(element);
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.color = 'var(--focus)';
      return { outlineStyle, isOurs: outlineColor === getComputedStyle(probe).color };
    });
    expect(outline).toEqual({ outlineStyle: 'solid', isOurs: true });
    await field.press('Enter');
    await a.page
      .getByRole('alert')
      .getByText(/lower-case/)
      .waitFor();
    expect(await field.inputValue()).toBe('Not A Name');
    await a.page.keyboard.press('Escape');
    expect(await a.page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['#ops']);
  });

  test('finds messages by what they say, replies as well', async () => {
    const a = await opened('amina');
    const asked = await tabs.world.person('baraka').post(ops, 'Who knows the zebra service?');
    await tabs.world.person('chebet').post(ops, 'The zebra is mine', { thread: asked });
    await a.page.keyboard.press('Control+k');
    const search = a.page.getByRole('dialog', { name: 'Search' });
    await search.waitFor();
    await a.page.keyboard.type('ZEBRA');
    await search.getByText('Who knows the zebra service?').waitFor();
    expect(await a.tab.violations()).toEqual([]);
    await search.getByRole('link', { name: /Chebet/ }).click();
    await search.waitFor({ state: 'detached' });
    await a.page.getByRole('complementary', { name: 'Thread' }).getByText('The zebra is mine').waitFor();
  });

  test('lets a finger reach what can be done with a message', async () => {
    const a = await opened('amina', { width: 390, height: 844, touch: true });
    await a.say('Tap me');
    await a.message('Tap me').getByText('Tap me').tap();
    const more = a.message('Tap me').getByRole('button', { name: 'More actions' });
    await until('the actions are shown', () =>
      more.evaluate((button) => getComputedStyle(button.parentElement ?? button).opacity === '1'),
    );
    expect((await more.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await a.message('Tap me').getByRole('button', { name: 'Find another reaction' }).tap();
    const picker = a.page.getByRole('dialog', { name: 'Choose an emoji' });
    await picker.getByRole('combobox', { name: 'Search' }).waitFor();
    // The button that opened it closes it.
    await a.message('Tap me').getByRole('button', { name: 'Find another reaction' }).tap();
    await picker.waitFor({ state: 'detached' });
    await a.message('Tap me').getByRole('button', { name: 'Find another reaction' }).tap();
    await picker.getByRole('combobox', { name: 'Search' }).waitFor();
    const { x = -1, width = 0 } = (await picker.boundingBox()) ?? {};
    expect([x >= 0, x + width <= 390]).toEqual([true, true]);
    await picker
      .getByRole('menuitem', { name: /grinning/ })
      .first()
      .tap();
    await a
      .message('Tap me')
      .getByRole('button', { name: /^grinning, 1/ })
      .waitFor();
  });

  test('can be used on a phone, in the dark', async () => {
    const a = await opened('amina', { width: 360, height: 740, theme: 'dark' });
    await a.say('Typing with one thumb');
    await a.message('Typing with one thumb').waitFor();
    await a.page.getByRole('button', { name: 'Show the list of channels' }).click();
    expect(await a.tab.violations()).toEqual([]);
    await a.page.getByRole('link', { name: 'general', exact: true }).click();
    await a.page.getByRole('heading', { name: 'general' }).waitFor();
    const room = await a.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(room).toBeLessThanOrEqual(0);
  });

  test('shows what crosses the wire and lets it fail on request', async () => {
    const a = await opened('amina');
    await a.page.getByRole('button', { name: 'Wire' }).click();
    await a.say('/incident help');
    const wire = a.page.getByRole('region', { name: 'Wire' });
    await wire.getByText('/incident').first().click();
    await wire.getByText('"command": "/incident"').waitFor();
    await wire.getByRole('searchbox', { name: 'Find on the wire' }).fill('no such thing');
    await wire.getByText('No line is like that.').waitFor();
    await a.page.getByRole('button', { name: 'Trouble' }).click();
    await a.page.getByLabel(/twice/).check();
    await a.page.getByRole('button', { name: 'Trouble 1' }).waitFor();
    await a.page.getByLabel(/two connections/).check();
    await a.page.getByLabel('Method that fails').fill('pins.add');
    await a.page.getByLabel('with', { exact: true }).fill('404');
    await a.page.getByLabel('with', { exact: true }).press('Enter');
    await a.page.getByRole('button', { name: 'pins.add: 404' }).waitFor();
    await a.page.getByRole('button', { name: 'Trouble 3' }).waitFor();
    expect(await a.tab.violations()).toEqual([]);
    await a.page.getByRole('button', { name: 'All well again' }).click();
    await a.page.getByRole('button', { name: 'Trouble', exact: true }).waitFor();
  });
});
