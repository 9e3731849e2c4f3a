import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../../src/cli/export/find-browser';
import { printToPdf } from '../../src/cli/export/print-pdf';
import { type PageParts, pageOf } from '../../src/documents/page/page';
import { pictureViews } from '../../src/documents/page/pictures';
import { sourceKey } from '../../src/domain/source';
import { formattedIncident, fullIncident, hostileIncident } from '../documents/incidents';
import { contextFor, markdownOf } from '../documents/rendering';
import { messageOf, twelveDays } from '../documents/twelve-days';
import { browserProgram, type Looks, type Tab, TestBrowser } from '../support/browser';

const chart = `<svg viewBox="0 0 1000 80" role="img" aria-label="From impact to resolution"><title>From impact to resolution</title>
<rect x="10" y="20" width="900" height="30" fill="#888"></rect></svg>`;

const png = readFileSync(join(__dirname, '../../docs/pictures/draft.png'));

const long = twelveDays();
const pictures = pictureViews(long, contextFor(long), [
  {
    key: sourceKey(messageOf(3)),
    name: 'graph.png',
    type: 'image/png',
    bytes: png,
    words: 'The queue grows',
  },
]);

const documents: Readonly<Record<string, [markdown: string, parts?: PageParts]>> = {
  full: [markdownOf(fullIncident().incident), { chart }],
  formatted: [markdownOf(formattedIncident().incident)],
  hostile: [markdownOf(hostileIncident().incident)],
  long: [markdownOf(long), { chart, pictures }],
};

const folder = mkdtempSync(join(tmpdir(), 'firelog-pages-'));
let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page from disk, as somebody does to whom it was sent. */
function open(name: string, html: string, looks: Looks = {}): Promise<Tab> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return browser.open(pathToFileURL(file).href, looks);
}

function pageNamed(name: string): string {
  const [markdown, parts] = documents[name] ?? [''];
  return pageOf(markdown, parts);
}

function foldersLeft(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('firelog-pdf-'));
}

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

const allLooks: readonly (Looks & { width: number })[] = [
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
];
/** There axe looks at five hundred lines, which takes it ten seconds each time. */
const looksOfLong = allLooks.slice(1, 2);

describe.each(Object.keys(documents))('the page of the %s incident', (name) => {
  const html = pageNamed(name);

  test.each(name === 'long' ? looksOfLong : allLooks)(
    'axe finds nothing at $width px, $theme, and nothing is cut off',
    async (looks) => {
      const tab = await open(name, html, looks);
      expect(await tab.violations(() => true)).toEqual([]);
      const width = await tab.page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBe(looks.width);
      expect(tab.complaints).toEqual([]);
      await tab.close();
    },
  );

  test('asks for nothing when it is opened from disk, and runs nothing', async () => {
    const tab = await open(name, html);
    const asked: string[] = [];
    tab.page.on('request', (request) => asked.push(request.url()));
    tab.page.on('dialog', (dialog) => asked.push(dialog.message()));
    await tab.page.reload();
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([tab.page.url()]);
    expect(await tab.page.evaluate<number>('document.scripts.length')).toBe(0);
    await tab.close();
  });

  test('prints on A4 and on Letter', async () => {
    const tab = await open(name, html);
    const [least, most] = name === 'long' ? [30, 80] : [2, 6];
    for (const format of ['A4', 'Letter']) {
      const pages = pagesOf(await tab.page.pdf({ format, preferCSSPageSize: true }));
      expect(pages).toBeGreaterThanOrEqual(least);
      expect(pages).toBeLessThanOrEqual(most);
    }
    await tab.close();
  });
});

test('a script that got into a page in spite of everything would neither run nor load anything', async () => {
  const smuggled =
    '<script>document.title = "ran"</script><img src="https://example.com/x.png" alt="" onerror="document.title = \'ran\'">';
  const tab = await open('smuggled', pageNamed('full').replace('</main>', `${smuggled}</main>`));
  expect(await tab.page.title()).toBe('INC-7: Website down');
  expect(tab.complaints.filter((line) => line.includes('Content Security Policy'))).not.toEqual([]);
  await tab.close();
});

test('on paper a page is light also by night, its entries stay whole and headings with what follows', async () => {
  const tab = await open('paper', pageNamed('full'), { theme: 'dark' });
  const styleOf = (selector: string, property: string): Promise<string> =>
    tab.page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await styleOf('body', 'background-color')).toBe('rgb(21, 24, 28)');
  await tab.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await styleOf('body', 'background-color')).toBe('rgb(255, 255, 255)');
  expect(await styleOf('.entry', 'break-inside')).toBe('avoid');
  expect(await styleOf('h2', 'break-after')).toBe('avoid');
  expect(await styleOf('nav', 'display')).toBe('none');
  await tab.close();
});

test('a picture is small until it is chosen, and small again afterwards', async () => {
  const tab = await open('pictures', pageNamed('long'));
  const picture = tab.page.getByRole('img', { name: 'The queue grows' });
  const height = async (): Promise<number> => (await picture.boundingBox())?.height ?? 0;
  const small = await height();
  await tab.page.getByRole('link', { name: 'Picture 1', exact: true }).click();
  expect(await height()).toBeGreaterThan(2 * small);
  await tab.page.getByRole('link', { name: 'Smaller' }).click();
  expect(await height()).toBe(small);
  await tab.close();
});

describe('a PDF printed by a browser of its own', () => {
  test('has its pages on the paper that is asked for, and leaves nothing behind', async () => {
    const program = (await browserProgram()) ?? findBrowser();
    const before = foldersLeft();
    const [markdown] = documents.hostile ?? [''];
    const pdf = await printToPdf(pageOf(markdown, { paper: 'Letter' }), program);
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(2);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 612 792\]/);
    expect(pdf.toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|javascript:/);
    expect(foldersLeft()).toEqual(before);
  });

  test('is given up where the browser does not answer in time', async () => {
    const before = foldersLeft();
    const deaf = join(folder, 'deaf');
    writeFileSync(deaf, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    await expect(printToPdf('', deaf, 300)).rejects.toThrow(
      `${deaf} did not print within 0.3 seconds. Set CHROME_PATH`,
    );
    expect(foldersLeft()).toEqual(before);
  });
});
