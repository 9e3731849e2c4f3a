import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { pageOf } from '../../../src/documents/page/page';
import { pictureViews } from '../../../src/documents/page/pictures';
import { sourceKey } from '../../../src/domain/source';
import { given } from '../../support/log';
import { hostileIncident } from '../incidents';
import { contextFor, markdownOf } from '../rendering';
import { messageOf, twelveDays } from '../twelve-days';

const golden = join(__dirname, '../../golden');
const goldens = ['.', 'scenarios']
  .flatMap((folder) => readdirSync(join(golden, folder)).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.md'));

const chart = '<svg viewBox="0 0 10 10" role="img" aria-label="Ten minutes"><path d="M0 0h10"></path></svg>';

/** A picture of one point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'] });

async function mistakesIn(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
  );
}

function read(file: string): string {
  return readFileSync(join(golden, file), 'utf8');
}

test.each(goldens)('the page of %s is valid', async (file) => {
  expect(await mistakesIn(pageOf(read(file)))).toEqual([]);
});

test('with its chart and with pictures a page is valid too, and each stands in its place', async () => {
  const incident = twelveDays();
  const pictures = pictureViews(incident, contextFor(incident), [
    {
      key: sourceKey(messageOf(3)),
      name: 'graph.png',
      type: 'image/png',
      bytes: png,
      words: 'The <b>queue</b>',
    },
    { key: sourceKey(messageOf(3)), name: 'log.png', type: 'image/png', bytes: png, words: '' },
    { key: 'C1:1.0', name: 'nowhere.png', type: 'image/png', bytes: png, words: '' },
    { key: sourceKey(messageOf(4)), name: 'drawn.svg', type: 'image/svg+xml', bytes: png, words: '' },
  ]);
  const html = pageOf(markdownOf(incident), { chart, pictures });
  expect(await mistakesIn(html)).toEqual([]);
  expect(html.match(/<img /g)).toHaveLength(2);
  expect(html).toContain('alt="The &lt;b&gt;queue&lt;/b&gt;"');
  expect(html).toContain('alt="log.png"');
  expect(html).toMatch(
    /Step 3: .*<a class="seen" href="#picture-1">Picture 1<\/a> <a class="seen" href="#picture-2">Picture 2<\/a>/,
  );
  expect(html.match(/href="#picture-1">Picture 1</g)).toHaveLength(1);
  expect(html.indexOf(chart)).toBeGreaterThan(html.indexOf('<h2 id="timeline">'));
  expect(html.indexOf(chart)).toBeLessThan(html.indexOf('class="timeline"'));
  expect(html).toContain('<li><a href="#pictures">Pictures</a></li>');
});

test('what looks like a secret is masked in the words of a picture', () => {
  const incident = twelveDays();
  const words = 'password is hunter2-and-more';
  const [picture] = pictureViews(incident, contextFor(incident), [
    { key: sourceKey(messageOf(3)), name: 'a.png', type: 'image/png', bytes: png, words },
  ]);
  expect(picture?.words).toContain('password is');
  expect(JSON.stringify(picture)).not.toContain('hunter2');
});

test('a page of five hundred entries in twelve days is below two megabytes, in order, and says when clocks change', () => {
  const html = pageOf(markdownOf(twelveDays()));
  expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
  const steps = [...html.matchAll(/<li class="entry[^"]*"><strong class="time">.*?Step (\d+):/gs)];
  expect(steps.map(([, step]) => Number(step))).toEqual(Array.from({ length: 500 }, (_, index) => index));
  expect(html).toContain('On 2024-10-27 clocks went from 03:00 to 02:00');
});

test('two renderings are the same', () => {
  const incident = twelveDays();
  expect(pageOf(markdownOf(incident), { chart })).toBe(pageOf(markdownOf(twelveDays()), { chart }));
});

describe('of a draft', () => {
  test('every section has a place that the contents lead to', () => {
    const html = pageOf(read('full.md'));
    const places = [...html.matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => `#${id}`);
    const contents = /<nav[\s\S]*<\/nav>/.exec(html)?.[0] ?? '';
    expect([...contents.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(places);
    expect(places).toHaveLength(10);
  });

  test('every link within it leads somewhere, those to supporting material among them', () => {
    for (const file of goldens) {
      const html = pageOf(read(file));
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `#${id}`));
      const within = [...html.matchAll(/href="(#[^"]*)"/g)].map(([, href]) => href);
      expect(within.filter((href) => href !== undefined && !ids.has(href))).toEqual([]);
    }
    expect(pageOf(read('formatted.md'))).toMatch(/<a href="#s1">whole in S1<\/a>[\s\S]*<h3 id="s1">S1</);
  });

  test('tasks have a box that says in words whether they are done', () => {
    const html = pageOf(read('full.md'));
    expect(html).toContain(
      '<li class="task"><input type="checkbox" disabled checked aria-label="Done"> F1 Review all caches',
    );
    expect(html).toContain(
      '<li class="task"><input type="checkbox" disabled aria-label="Not done"> F3 Alert on the size',
    );
  });

  test('milestones stand out of the timeline, and facts have their names beside them', () => {
    const html = pageOf(read('full.md'));
    expect(html).toMatch(
      /<li class="entry milestone"><strong class="time">16:30<\/strong> <strong>Mitigated</,
    );
    expect(html).toMatch(/<li class="entry"><strong class="time">16:00<\/strong> Told the shops/);
    expect(html).toContain('<strong class="name">Start</strong> 2023-11-08 15:00 EAT');
  });

  test('a template of another shape makes a page too', async () => {
    const html = pageOf(
      'Only words.\n\n## Überblick\n\n![a picture](https://example.com/a.png)\n\n## Überblick\n',
    );
    expect(await mistakesIn(html)).toEqual([]);
    expect(html).toContain('<title>Postmortem</title>');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="https://example.com/a.png" rel="noreferrer">a picture</a>');
    expect(html.match(/<h2 id="[^"]+"/g)).toEqual(['<h2 id="uberblick"', '<h2 id="uberblick-2"']);
  });
});

describe('what people write', () => {
  /** The names of all elements of a page. */
  const elementsOf = (html: string): readonly string[] =>
    [...html.matchAll(/<([a-z][a-z\d]*)\b/g)].map(([, name = '']) => name);

  test('makes no element and no link but those of the page itself', () => {
    const html = pageOf(markdownOf(hostileIncident().incident));
    const known =
      /^(?:html|head|meta|title|style|body|header|h[1-3]|p|em|nav|ul|ol|li|a|main|strong|br|section|table|thead|tbody|tr|th|td|code)$/;
    expect(elementsOf(html).filter((name) => !known.test(name))).toEqual([]);
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(
      hrefs.filter((href) => !/^(?:#|https:\/\/(?:example\.slack\.com|evil\.example)\b)/.test(href ?? '')),
    ).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  test.each([
    ['[x](javascript:alert(1))', 'href="javascript'],
    ['<javascript:alert(1)>', 'href'],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)', 'href'],
    ['[x](file:///etc/passwd)', 'href'],
    ['![x](https://tracker.example/pixel.gif)', '<img'],
    ['<img src=x onerror=alert(1)>', '<img'],
    ['<!-- <script>alert(1)</script> -->', '<script'],
    ['<https://example.com/"onmouseover="alert(1)>', '"onmouseover'],
    ['[x](https://example.com/ "title\\" onmouseover=alert(1)")', '" onmouseover'],
    ['`</style><script>alert(1)</script>`', '<script'],
  ])('%s has no effect even where no template quotes it', (markdown, effect) => {
    const [, main = ''] = pageOf(`# Title\n\n## Section\n\n${markdown}\n`).split('<main');
    expect(main).not.toContain(effect);
  });

  test('cannot leave the title', () => {
    const title = '</title><script>alert(1)</script> "quoted" & '.repeat(5);
    const html = pageOf(markdownOf(given({ title: title.slice(0, 140) }).incident));
    expect(html).toMatch(/<title>INC-7: &lt;\/title&gt;&lt;script&gt;[^<]*…<\/title>/);
    expect(html).not.toContain('<script');
  });
});
