import { pageNames, readPage } from '../support/pages';

const readme = readPage('README.md');

/** The most words that README may have, counted as `wc -w` does; everything else has its page in docs. */
const mostWords = 900;

test(`README has at most ${mostWords} words`, () => {
  expect(readme.trim().split(/\s+/).length).toBeLessThanOrEqual(mostWords);
});

test('README sets everything up with two command lines, before its first heading', () => {
  const head = readme.split('\n## ')[0] ?? '';
  expect(head).toContain('npm ci && npm start ');
  expect(head).toContain('npm ci && npm test ');
});

test('README shows a picture before its first heading', () => {
  expect(readme.split('\n## ')[0]).toMatch(/!\[[^\]]{20,}\]\(docs\/pictures\/\w+\.png\)/);
});

test.each(pageNames().filter((page) => page.startsWith('docs/')))(
  '%s has the question it answers as its title',
  (page) => {
    expect(readPage(page)).toMatch(/^# [^\n]+\?\n/);
  },
);
