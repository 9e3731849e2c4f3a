import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalEmoji, unicodeOfEmoji } from '../src/emoji/emoji';
import { emojiTableText } from './support/emoji-table';

test.each([
  ['thumbsup', '+1'],
  ['pencil', 'memo'],
  ['rotating_light', 'rotating_light'],
  ['thumbsup::skin-tone-3', '+1::skin-tone-3'],
  ['de', 'flag-de'],
  ['our_own_emoji', 'our_own_emoji'],
  ['constructor', 'constructor'],
])('%s is kept as %s', (typed, kept) => {
  expect(canonicalEmoji(typed)).toBe(kept);
});

test.each([
  ['thumbsup', '1f44d'],
  ['heart', '2764-fe0f'],
  ['white_check_mark', '2705'],
  ['flag-de', '1f1e9-1f1ea'],
  ['30', undefined],
])('%s has the code points %s', (name, unicode) => {
  expect(unicodeOfEmoji(name)).toBe(unicode);
});

test('the list of emoji is what the package has, as "npm run generate" writes it', () => {
  expect(readFileSync(join(__dirname, '../src/emoji/emoji-table.ts'), 'utf8')).toBe(emojiTableText());
});
