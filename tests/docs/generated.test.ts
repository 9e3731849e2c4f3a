import { generatedPages, withGeneratedParts } from '../support/generated';
import { pageNames, readPage } from '../support/pages';
import { withSymbolicIds } from '../support/symbolic-ids';

test.each(generatedPages)('%s holds what the code makes of its generated parts', async (page) => {
  const text = readPage(page);
  // Of the messages in the draft only the order can change of those that the bot posts at once.
  expect(withSymbolicIds(await withGeneratedParts(page, text))).toBe(withSymbolicIds(text));
});

test('no other page says that a part of it is generated', () => {
  const marked = pageNames().filter((page) => /^<!-- generated: /m.test(readPage(page)));
  expect(marked.sort()).toEqual([...generatedPages].sort());
});
