import { Tabs, type Visitor } from './tabs';

// A browser shows what is typed, clicked and sent.
jest.setTimeout(120_000);

describe('what people do with messages and channels', () => {
  let tabs: Tabs;
  let amina: Visitor;
  beforeAll(async () => {
    tabs = await Tabs.open();
    amina = await tabs.as('amina', `#/${channel('ops').id}`);
    amina.page.setDefaultTimeout(30_000);
  });
  afterAll(() => tabs.close());
  afterEach(() => expect(tabs.complaints).toEqual([]));

  const messages = (name: string) => tabs.world.playground.messages(name);
  const channel = (name: string) => tabs.world.playground.channel(name);
  const row = (words: string) => amina.page.locator('article.message', { hasText: words }).last();
  const chooses = async (words: string, item: string): Promise<void> => {
    await row(words).hover();
    await row(words).getByRole('button', { name: 'More actions' }).click();
    await amina.page.getByRole('button', { name: item }).click();
  };

  test('lists, quotes and code stand as such', async () => {
    const text = 'What we know:\n- *payments* fail\n- since 15:00\n> customers wait\n```\n  at line 1\n```';
    await tabs.world.person('baraka').post(channel('ops').id, text);
    await row('What we know').locator('li').first().waitFor();
    expect(await row('What we know').locator('li').allInnerTexts()).toEqual(['payments fail', 'since 15:00']);
    expect(await row('What we know').locator('blockquote').textContent()).toBe('customers wait');
    expect(await row('What we know').locator('pre').textContent()).toBe('  at line 1');
  });

  test('a message is forwarded with a comment, and shows who wrote it, where and when', async () => {
    await chooses('What we know', 'Forward message …');
    const dialog = amina.page.getByRole('dialog');
    await dialog.getByLabel('To').selectOption({ label: '# incidents' });
    await dialog.getByLabel('Your words above it').fill('seen in #ops');
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await row('seen in').locator('.attachment').waitFor();
    expect(await row('seen in').locator('.attachment').textContent()).toMatch(
      /^Baraka Otieno\s*What we know:[\s\S]*Posted in #ops \| .* at \d\d:\d\d \| View message$/,
    );
    expect(messages('incidents').at(-1)).toMatchObject({ attachments: [{ is_share: true }] });
    await row('seen in').getByRole('link', { name: 'View message' }).click();
    await amina.page.locator('article.linked', { hasText: 'What we know' }).waitFor();
  });

  test('a huddle is started, joined and left, and shows who was there', async () => {
    const other = tabs.world.person('baraka');
    const { id } = channel('ops');
    const does = (what: string) => amina.page.getByRole('button', { name: `${what} huddle` }).click();
    await does('Start a');
    await row('A huddle is on').waitFor();
    other.huddles.join(id);
    await does('Leave the');
    await does('Join the');
    await does('Leave the');
    other.huddles.leave(id);
    await row('Amina Wanjiru, Baraka Otieno').waitFor();
    await amina.page.getByRole('button', { name: 'Start a huddle' }).waitFor();
  });

  test('a file is shared, the channel made private and public again, and archived', async () => {
    const { page } = amina;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'trace.log',
        mimeType: 'text/plain',
        buffer: Buffer.from('at line 1'),
      });
    await page.getByText('trace.log').first().waitFor();
    const asks = async (offer: string): Promise<void> => {
      await page.getByText(/^\d+ members?$/).click();
      await page.getByRole('button', { name: `${offer} …` }).click();
      await page.getByRole('dialog').getByRole('button', { name: offer }).click();
    };
    await asks('Make private');
    await page.getByText('Amina Wanjiru made this channel private.').waitFor();
    expect(channel('ops').kind).toBe('private');
    await asks('Make public');
    await page.getByText('Amina Wanjiru made this channel public.').waitFor();
    await asks('Archive channel');
    await page.getByText('archived the channel').waitFor();
    expect(channel('ops').archived).toBe(true);
    expect(await amina.tab.violations()).toEqual([]);
  });
});
