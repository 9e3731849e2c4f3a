import { firstSentence } from '../../../src/domain/text/first-sentence';
import { isShort, shortened } from '../../../src/domain/text/shorten';
import type { Wording } from '../../../src/domain/text/wording';

const link = { link: 'https://wiki.example.com/a?b=c.d', label: 'the page. It says more' };

test.each<[Wording, Wording]>([
  [['The pool was too small. It was raised.'], ['The pool was too small.']],
  [['1. Dr. Node could not start. 2. Nobody saw it.'], ['Dr. Node could not start.']],
  [['- Disk 3 was full! Logs were kept.'], ['Disk 3 was full!']],
  [[{ list: [['Mr. Proxy gave up. At once.'], ['second']], isNumbered: true }], ['Mr. Proxy gave up.']],
  [
    ['See ', link, ' for more. The rest.'],
    ['See ', link, ' for more.'],
  ],
  [['See https://a.example/x?y=1.2.3 for it. The rest.'], ['See https://a.example/x?y=1.2.3 for it.']],
  [['Version 2.4.1 of e.g. nginx leaks. So it does.'], ['Version 2.4.1 of e.g. nginx leaks.']],
  [[{ bold: ['All of it. And'] }, ' more'], [{ bold: ['All of it.'] }]],
  [['Approx. 5 min. of writes were lost. Nothing else.'], ['Approx. 5 min. of writes were lost.']],
  [['no full stop\nand a second line.'], ['no full stop']],
  [['数据库满了。没有人看到。'], ['数据库满了。']],
  [[{ codeBlock: 'x. y' }, 'It says x. Then y.'], ['It says x.']],
  [[], []],
])('the first sentence of %j is %j', (words, sentence) => {
  expect(firstSentence(words)).toEqual(sentence);
});

test('what is longer than a line is cut behind a word, and code is left out', () => {
  expect(shortened(['one two three'], 9)).toEqual(['one two …']);
  expect(shortened(['log: ', { codeBlock: 'x' }, 'end'], 20)).toEqual(['log: ', ' … ', 'end']);
  expect(shortened(['log:\n', { codeBlock: 'x' }, '\n', { code: 'y' }], 20)).toEqual([
    ...['log:\n', '\n', ' … ', { code: 'y' }],
  ]);
  expect(shortened([{ codeBlock: 'x' }, 'end ', { codeBlock: 'y' }], 20)).toEqual(['end ']);
  expect(shortened(['log: ', { codeBlock: 'x' }, { quote: ['end'] }], 20)).toEqual([
    'log: ',
    { quote: ['end'] },
  ]);
  expect(shortened([{ list: [['one'], ['two three'], ['four']] }], 8)).toEqual([
    { list: [['one'], ['two …']] },
  ]);
  expect(shortened([{ bold: ['one ', link] }, ' more'], 10)).toEqual([{ bold: ['one ', '…'] }]);
});

test('words are short that hold no code and are no longer than a line', () => {
  expect(isShort(['one two'], 7)).toBe(true);
  expect(isShort(['one two!'], 7)).toBe(false);
  expect(isShort(['one ', { quote: ['two three'] }], 7)).toBe(false);
  expect(isShort([{ list: [[{ codeBlock: 'x' }]] }], 7)).toBe(false);
});
