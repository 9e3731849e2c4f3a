import { type Looks, type Tab, TestBrowser } from '../support/browser';
import { builtPage } from '../support/built-page';
import { type ServedPage, servePage } from '../support/served-page';
import { until } from '../support/until';

/** What messages and views can hold, as the gallery of the page shows it, in the hands of a reader. */

let browser: TestBrowser;
let served: ServedPage;
let tab: Tab | undefined;

beforeAll(async () => {
  served = await servePage(await builtPage('gallery'));
  browser = await TestBrowser.launch();
}, 60_000);

afterEach(async () => {
  await tab?.close();
  tab = undefined;
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(question = '', looks: Looks = {}): Promise<Tab> {
  tab = await browser.open(`${served.url}gallery.html${question}`, looks);
  await tab.page.getByRole('heading', { name: 'Gallery' }).waitFor({ state: 'attached' });
  if (question !== '') return tab;
  // Emoji and Markdown come a moment after the rest.
  await tab.page.locator('.emoji[title=":fire:"]').first().waitFor();
  await tab.page.locator('.markdown h1').waitFor();
  return tab;
}

async function modal(which: string) {
  const { page } = await open(`?modal=${which}`);
  const field = (label: string | RegExp) => page.getByRole('dialog').getByLabel(label);
  const submit = () => page.getByRole('button', { name: 'Declare' }).click();
  const submitted = async (): Promise<unknown> =>
    JSON.parse(String(await page.evaluate('document.body.dataset.submitted ?? "null"')));
  return { page, field, submit, submitted };
}

const pressed = async ({ page }: Tab): Promise<unknown> =>
  JSON.parse(String(await page.evaluate('document.body.dataset.pressed ?? "null"')));

describe('everything that a message can hold', () => {
  test.each([
    { width: 390, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 1600, theme: 'light' },
  ] as const)(
    'is there for everybody at $width px in $theme, and asks nobody else for anything',
    async (looks) => {
      const { complaints, page } = await open('', looks);
      expect(await tab?.violations()).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    },
  );

  test('names what it cannot show, and leaves the rest as it is', async () => {
    const { page } = await open();
    await expectVisible(page.getByText('This page cannot show: hologram'));
    await expectVisible(page.getByText('This page cannot show: constructor'));
    await expectVisible(page.getByText('This page cannot show: __proto__'));
    await expectVisible(page.getByText('<javascript:alert(1)|trick>'));
  });

  test('leads nowhere but to pages and mailboxes', async () => {
    const { page } = await open();
    const kinds = await page.evaluate(
      '[...new Set([...document.links].map(({ protocol }) => protocol))].sort()',
    );
    expect(kinds).toEqual(['http:', 'https:']);
    const away = page.locator('a[href^="https:"]:not([target=_blank][rel="noopener noreferrer"])');
    expect(await away.count()).toBe(0);
  });
});

describe('a file of Markdown', () => {
  test('is rendered, and what is no Markdown stays text', async () => {
    const { page } = await open();
    const file = page.locator('.file-text').first();
    await expectVisible(file.getByRole('cell', { name: 'Deploy of checkout 1.42' }));
    await expectVisible(file.getByText('<img src=x onerror=alert(1)>'));
    expect(await file.locator('img, script').count()).toBe(0);
    const boxes = file.getByRole('checkbox');
    expect(await boxes.evaluateAll((all) => all.map((box) => box.matches(':checked')))).toEqual([
      true,
      false,
    ]);
  });

  test('can be read as it was written, and large', async () => {
    const { page } = await open();
    const file = page.locator('.file-text').first();
    await file.getByRole('button', { name: 'Raw' }).click();
    await expectVisible(file.getByText('- [x] Roll back'));
    await file.getByRole('button', { name: 'Open' }).click();
    await expectVisible(page.getByRole('dialog', { name: 'postmortem.md' }));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the elements of a message', () => {
  test('ask again where the app wants it, and do nothing on a no', async () => {
    const own = await open();
    const { page } = own;
    const close = page.getByRole('button', { name: 'Close' }).first();
    await close.click();
    await page.getByRole('button', { name: 'Not yet' }).click();
    expect(await pressed(own)).toBeNull();
    await close.click();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expectVisible(page.getByText('The app did not answer in time. Try again?'));
    expect(await pressed(own)).toEqual({ action: 'close', block: 'acts' });
  });

  test('can be chosen from by keys alone', async () => {
    const own = await open();
    const menu = own.page.getByRole('combobox', { name: 'Change severity' }).first();
    await menu.focus();
    await own.page.keyboard.press('ArrowDown');
    await own.page.keyboard.type('hurt');
    await own.page.keyboard.press('ArrowDown');
    await own.page.keyboard.press('Enter');
    expect(await pressed(own)).toEqual({ action: 'severity', block: 'acts', value: 'sev3' });
    await expectValue(menu, 'SEV3: some are hurt');
  });

  test('tell ticked boxes by their values', async () => {
    const own = await open();
    await own.page.getByRole('checkbox', { name: 'Database the primary' }).check();
    expect(await pressed(own)).toEqual({ action: 'boxes', block: 'pick', value: ['db', 'queue'] });
  });

  test('open their menu with a key, and give the focus back', async () => {
    const own = await open();
    const dots = own.page.getByRole('button', { name: 'More actions' }).first();
    await dots.focus();
    await own.page.keyboard.press('Enter');
    await expectVisible(own.page.locator('[role=menuitem]:focus'));
    await own.page.keyboard.press('ArrowDown');
    await own.page.keyboard.press('Enter');
    expect(await pressed(own)).toEqual({ action: 'overflow', block: 'acts', value: 'copy' });
    await dots.click();
    await expectVisible(own.page.locator('[role=menuitem]:focus'));
    await own.page.keyboard.press('Escape');
    await own.page.getByRole('menu').waitFor({ state: 'detached' });
    await expectVisible(dots.and(own.page.locator(':focus')));
  });
});

describe('a modal', () => {
  test('says under each field what is wrong, and goes to the first', async () => {
    const { page, field, submit, submitted } = await modal('first');
    await submit();
    const title = field('What is wrong?');
    await expectVisible(title.and(page.locator('[aria-invalid=true]:focus')));
    const described = String(await title.getAttribute('aria-describedby'));
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(
      'Please complete this required field.',
    );
    expect(await submitted()).toBeNull();
    await title.fill('Checkout is down');
    await expectVisible(title.and(page.locator(':not([aria-invalid])')));
  });

  test('sends what it holds as Slack keeps it, and keeps all of it when the app is silent', async () => {
    const { page, field, submit, submitted } = await modal('first');
    await fillIn(field);
    await submit();
    await expectVisible(page.getByText('We had some trouble connecting. Try again?'));
    expect(await submitted()).toMatchObject({
      title: { it: { type: 'plain_text_input', value: 'Checkout is down' } },
      severity: { it: { type: 'static_select', selected_option: { value: 'sev2' } } },
      details: { it: { type: 'plain_text_input', value: null } },
      people: { it: { type: 'multi_users_select', selected_users: ['U0BARAKA', 'U0CHEBET', 'U0AMINA'] } },
      where: { it: { type: 'conversations_select', selected_conversation: 'G0SECURITY' } },
      search: { it: { type: 'external_select', selected_option: { value: 'cart' } } },
      when: { it: { type: 'datetimepicker', selected_date_time: Date.UTC(2026, 10, 20, 4, 30) / 1000 } },
      kind: { it: { type: 'radio_buttons', selected_option: { value: 'slow' } } },
      more: { it: { type: 'checkboxes', selected_options: [{ value: 'public' }] } },
      number: { it: { type: 'number_input', value: '3' } },
    });
    await expectValue(field('What is wrong?'), 'Checkout is down');
  });

  test('shows what the app finds wrong where it is', async () => {
    const { page, field, submit } = await modal('errors');
    await fillIn(field);
    await page.keyboard.press('Enter');
    await expectVisible(page.getByText('There is such an incident already.'));
    await expectVisible(field('How many are hurt?').and(page.locator('[aria-invalid=true]')));
    await submit();
  });

  test('closes its menu first on Escape, then itself', async () => {
    const { page, field } = await modal('first');
    await field('Severity').click();
    await page.getByRole('option', { name: 'SEV1: everything is down' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await expectVisible(page.getByRole('dialog', { name: 'Declare an incident' }));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('on top of another leads back to it', async () => {
    const { page } = await modal('stacked');
    await expectVisible(page.getByRole('heading', { name: 'Choose an entry' }));
    await page.getByRole('button', { name: 'Back' }).click();
    await expectVisible(page.getByRole('heading', { name: 'Declare an incident' }));
    await expectVisible(page.getByRole('button', { name: 'Declare' }));
  });

  test.each(['errors', 'stacked'])('is there for everybody (%s)', async (which) => {
    const { page } = await modal(which);
    if (which === 'errors') await page.getByRole('button', { name: 'Declare' }).click();
    expect(await tab?.violations()).toEqual([]);
    expect(tab?.complaints).toEqual([]);
  });
});

test('the emoji are searched by name, and everything stays on the machine', async () => {
  const { page, complaints } = await open('?picker');
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.waitFor();
  await search.fill('rotating');
  await expectVisible(page.getByRole('option', { name: /rotating/ }).first());
  expect(complaints).toEqual([]);
});

type Field = Awaited<ReturnType<typeof modal>>['field'];

async function fillIn(field: Field): Promise<void> {
  await field('What is wrong?').fill('Checkout is down');
  await choose(field('Who helps?'), 'Amina');
  await choose(field('Where?'), 'security');
  await choose(field('Service'), 'cart');
  await field('When did it begin?').fill('2026-11-20T07:30');
  await field('Slowness').check();
  await field('Tell the customers').check();
  await field('How many are hurt?').fill('3');
}

async function choose(menu: ReturnType<Field>, words: string): Promise<void> {
  await menu.fill(words);
  await menu.page().getByRole('option', { name: words }).first().waitFor();
  await menu.press('Enter');
}

async function expectVisible(node: ReturnType<Field>): Promise<void> {
  await node.first().waitFor({ timeout: 5_000 });
  expect(await node.first().isVisible()).toBe(true);
}

async function expectValue(node: ReturnType<Field>, value: string): Promise<void> {
  await until(`it holds ${value}`, async () => (await node.inputValue()) === value, 5_000);
}
