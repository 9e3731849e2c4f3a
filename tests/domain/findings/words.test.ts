import { saysCustomerFoundIt } from '../../../src/domain/findings/words/detection';
import { type LanguageRule, wordsAgainst } from '../../../src/domain/findings/words/language';
import { proseOf } from '../../../src/domain/findings/words/prose';
import { sentencesIn } from '../../../src/domain/findings/words/sentences';
import { statedDurations, statedWindows } from '../../../src/domain/findings/words/stated-impact';
import { isEndlessTask } from '../../../src/domain/findings/words/tasks';
import type { Wording } from '../../../src/domain/text/wording';
import { baraka } from '../../support/cast';

const rules: readonly LanguageRule[] = ['L02', 'L03', 'L04', 'L05', 'L06'];

function found(words: string | Wording): readonly string[] {
  const prose = proseOf(typeof words === 'string' ? [words] : words);
  return rules.filter((rule) => wordsAgainst(rule, prose).length > 0);
}

describe('the rules about language', () => {
  test.each<[string, LanguageRule]>([
    ['The outage was caused by human error', 'L02'],
    ['A mistake in the release', 'L02'],
    ['The on-call engineer was tired', 'L02'],
    ['A careless change', 'L02'],
    ['The platform team is to blame', 'L02'],
    ['They blamed him for it', 'L02'],
    ['The engineer forgot to renew it', 'L03'],
    ['Operations team failed to check the disk', 'L03'],
    ['The release team ignored the alert', 'L03'],
    ['Somebody has again overlooked it', 'L03'],
    ['There was a lack of communication', 'L03'],
    ['The alert should have fired', 'L04'],
    ['We could have seen it', 'L04'],
    ['If only there had been an alert', 'L04'],
    ['It was quickly mended', 'L05'],
    ['Obviously the cache was cold', 'L05'],
    ['It is back!', 'L06'],
    ['A terrible outage', 'L06'],
  ])('find “%s” (%s)', (words, rule) => {
    expect(found(words)).toEqual([rule]);
  });

  test.each([
    'The rollback failed',
    'The rollback failed to finish',
    'The operator failed to reconcile: operator error: timeout',
    'The package manager ignored the lock file',
    'The query planner ignores the index',
    'The server failed to start and the nodes ignored it',
    'We found it with git blame',
    'User error rate rose to 5 %',
    'A lack of communication between the services and their database',
    'Each service should have an alert',
    'We failed to reproduce it',
    'if (a != b) return',
    'Simple queries were slow',
    'See https://example.com/human-error/should-have-been!',
    'The alert said “human error: the engineer forgot”',
    'The log says "operator failed to, should have been!"',
    'Run `git blame` or `simply --quickly`',
    '> the team forgot\nThe queue was full',
    '```\nthe engineer forgot!\n```',
  ])('find nothing in “%s”', (words) => {
    expect(found(words)).toEqual([]);
  });

  test('skip code, links and quotations of a message, and take a mention for a person', () => {
    const quoted: Wording = [
      'It read ',
      { code: 'human error' },
      { quote: ['The team forgot'] },
      { codeBlock: 'obviously!' },
      { link: 'https://example.com/a', label: 'simply' },
    ];
    expect(found(quoted)).toEqual([]);
    expect(found([{ person: baraka }, ' forgot it'])).toEqual(['L03']);
  });
});

test.each([
  ['One.', 1],
  ['One. Two.', 2],
  ['One. Two. Three', 3],
  ['No end', 1],
  ['Version 1.2.3 of Dr. Who, e.g. this', 1],
  ['Is it? Yes! So we wait.', 3],
  ['an alert\nof several\nlines', 0],
  ['', 0],
])('“%s” has %d sentences', (text, count) => {
  expect(sentencesIn(text)).toBe(count);
});

test.each([
  ['A customer reported an error', true],
  ['Reported by several customers', true],
  ['Customer complaints', true],
  ['An alert, two minutes before customers called', false],
  ['Monitoring saw that customers could not log in', false],
  ['An engineer noticed it when a user called', false],
  ['By an alert', false],
])('“%s” says that a customer found it: %s', (text, isSo) => {
  expect(saysCustomerFoundIt(text)).toBe(isSo);
});

test.each([
  ['Improve monitoring', true],
  ['Ensure that the disk is large enough', true],
  ['We should investigate the driver', true],
  ['be more careful', true],
  ['Improve p95 to 200 ms', false],
  ['Improve the queue by adding a limit', false],
  ['Add an alert at 80 %', false],
  ['Review the code', false],
])('“%s” is a task that has no end: %s', (task, isSo) => {
  expect(isEndlessTask(task)).toBe(isSo);
});

describe('a window that is stated', () => {
  test.each([
    ['The site was down from 14:00 to 15:10', 840, 910],
    ['Outage 07:00–10:30 GMT', 420, 630],
    ['between 2:05 PM and 3:10 PM nothing could be paid; the site was offline', undefined, undefined],
    ['The service was unavailable between 2:05 PM and 3:10 PM', 845, 910],
    ['The incident started at 11:19 and was resolved at 14:25', 679, 865],
    ['07:00 - 10:30', 420, 630],
  ])('in “%s”', (text, from, to) => {
    const [first] = statedWindows(text);
    expect([first?.from, first?.to]).toEqual([from, to]);
  });

  test.each([
    'The change was rolled out from 10:00 to 11:00, then the site went down',
    'We investigated the outage from 10:00 to 11:00',
    'A ratio of 10:20 to 11:30 parts',
    'The site was down from 10:00',
    'The site was down from 25:00 to 26:00',
    'Backup runs from 10:00 to 11:00 while the site is down',
  ])('is none in “%s”', (text) => {
    expect(statedWindows(text)).toEqual([]);
  });
});

describe('a duration that is stated', () => {
  test.each([
    ['The site was down for 45 minutes', 45],
    ['The outage lasted about 4 hours', 240],
    ['A 210-minute outage', 210],
    ['Duration: 105 min (1 h 45 min)', 105],
    ['The incident lasted 1 hour and 32 minutes', 92],
    ['It was unavailable for an hour', 60],
  ])('in “%s”', (text, minutes) => {
    expect(statedDurations(text)[0]?.minutes).toBe(minutes);
  });

  test.each([
    'The site was down because names are cached for 24 hours',
    'Retried for 10 minutes',
    'Down since the deploy, which took 20 minutes',
    'Users are logged out every 30 minutes',
    'The database was migrated for 3 hours',
  ])('is none in “%s”', (text) => {
    expect(statedDurations(text)).toEqual([]);
  });
});
