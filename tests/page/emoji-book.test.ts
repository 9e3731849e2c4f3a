import { readFileSync } from 'node:fs';
import { EmojiBook, type ListedEmoji } from '../../page/content/emoji/emoji-book';

const path = require.resolve('emoji-picker-element-data/en/iamcal/data.json');
const book = new EmojiBook(JSON.parse(readFileSync(path, 'utf8')) as ListedEmoji[]);

test.each([
  ['fire', '🔥'],
  ['rotating_light', '🚨'],
  ['+1', '👍️'],
  ['thumbsup', '👍️'],
  ['white_check_mark', '✅'],
  ['FIRE', '🔥'],
  ['wave::skin-tone-4', '👋🏽'],
  ['fire::skin-tone-4', '🔥'],
])(':%s: is %s', (name, char) => {
  expect(book.find(name)?.replace(/\uFE0F/g, '')).toBe(char.replace(/\uFE0F/g, ''));
});

test.each(['', 'no-such-emoji', '30', 'constructor', '__proto__', 'toString'])(
  'nobody knows :%s:',
  (name) => {
    expect(book.find(name)).toBeUndefined();
  },
);

test('every emoji with which messages are marked has a face', () => {
  const names = [
    ...['pushpin', 'red_circle', 'rotating_light', 'adhesive_bandage', 'checkered_flag', 'crystal_ball'],
    ...['white_check_mark', 'x', 'sos', 'dart', 'fast_forward'],
  ];
  expect(names.filter((name) => book.find(name) === undefined)).toEqual([]);
});

test('a character has its name back, skin and all', () => {
  expect(book.nameOf('🔥')).toBe('fire');
  expect(book.nameOf('👋🏽')).toBe('wave::skin-tone-4');
  expect(book.nameOf('a')).toBeUndefined();
});

test('the beginning of a name finds what begins so, short names first', () => {
  const names = book.search('push').map(({ name }) => name);
  expect(names).toContain('pushpin');
  expect(names[0]?.startsWith('push')).toBe(true);
});

test('words within a name are found after those that begin so', () => {
  const names = book.search('light', 50).map(({ name }) => name);
  expect(names).toContain('rotating_light');
  expect(names.indexOf('rotating_light')).toBeGreaterThan(
    names.findIndex((name) => name.startsWith('light')),
  );
});

test('an emoji is offered once, and no more than asked for', () => {
  const found = book.search('s', 8);
  expect(found).toHaveLength(8);
  expect(new Set(found.map(({ char }) => char)).size).toBe(8);
});

test('nothing typed finds nothing', () => {
  expect(book.search('')).toEqual([]);
});
