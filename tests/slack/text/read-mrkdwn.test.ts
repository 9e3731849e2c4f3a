import type { Wording } from '../../../src/domain/text/wording';
import { readMrkdwn, readTyped } from '../../../src/slack/text/read-mrkdwn';

describe('what stands out in mrkdwn', () => {
  test.each<[string, Wording]>([
    [
      'the *pool* is _full_, ~not~',
      ['the ', { bold: ['pool'] }, ' is ', { italic: ['full'] }, ', ', { strike: ['not'] }],
    ],
    ['*_both_*', [{ bold: [{ italic: ['both'] }] }]],
    ['*to <@U0AMINA> now*', [{ bold: ['to ', { person: 'U0AMINA' }, ' now'] }]],
    ['`max_connections` and `*`', [{ code: 'max_connections' }, ' and ', { code: '*' }]],
    ['(*a*), "_b_"!', ['(', { bold: ['a'] }, '), "', { italic: ['b'] }, '"!']],
    ['*a _b *c* d_', ['*a ', { italic: ['b ', { bold: ['c'] }, ' d'] }]],
    ['```\nat a\n    at b\n```', [{ codeBlock: 'at a\n    at b' }]],
    ['see ```x &lt; 1``` there', ['see ', { codeBlock: 'x < 1' }, ' there']],
    ['```curl <https://a.example/|https://a.example/>```', [{ codeBlock: 'curl https://a.example/' }]],
    ['&gt; it is down\n&gt; since 9\nreally?', [{ quote: ['it is down\nsince 9'] }, 'really?']],
    ['he said\n&gt;&gt;&gt; all\nof it', ['he said', { quote: ['all\nof it'] }]],
    ['• one\n• *two*', [{ list: [['one'], [{ bold: ['two'] }]] }]],
    ['Then:\n1. stop\n2. start\nDone', ['Then:', { list: [['stop'], ['start']], isNumbered: true }, 'Done']],
    ['- a\n  - b\n- c', [{ list: [['a', { list: [['b']] }], ['c']] }]],
    ['3. c\n4. d', [{ list: [['c'], ['d']], isNumbered: true, from: 3 }]],
  ])('%j', (text, wording) => {
    expect(readMrkdwn(text)).toEqual(wording);
  });

  test.each([
    '*.ts and *.js',
    'snake_case_name and __init__',
    '**bold**',
    '2 * 3 * 4',
    '*/5 * * * *',
    'a*b*c',
    '* a',
    '*not\nbold*',
    '- 09:29 quiet',
    '7. of May\n12. of June',
    '` `',
    '``` and no end',
    '~/.ssh and ~/bin',
    '/var/_tmp_/x',
  ])('%j is as it was typed', (text) => {
    expect(readMrkdwn(text)).toEqual([text]);
  });

  test('behind a command a sign of comparison is no quote', () => {
    expect(readTyped('&gt; 5 % of *all* requests')).toEqual(['> 5 % of ', { bold: ['all'] }, ' requests']);
  });
});
