import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintMarkdown } from '../../../src/documents/lint/lint';
import { partsUnder } from '../../../src/documents/lint/parts';

const right = `# INC-7: Checkout answers 500

## Issue summary

The checkout was down for 45 minutes.

- **Start**: 2024-05-06 14:00 CEST
- **End**: 2024-05-06 14:45 CEST
- **Duration**: 45 min

## Timeline

2024-05-06. All times in Europe/Berlin (CEST, UTC+02:00).

- **14:00** **Impact started**: the pool is full — [Ana Ruiz](https://example.com/1)
- **14:05** **Detected** by an alert
- **≈14:20** Restarted
- **14:45** **Resolved**

## Detection

An alert on the rate of errors.

## Root cause and resolution

### Root cause

The pool of connections was too small. \`git blame\` leads to 2019.

### Resolution

It was made larger.

## Corrective and preventative measures

### Improvements

- Alerts on pools

### Tasks

- [ ] F1 Alert at 80 % (Ana Ruiz, due 2024-06-01)
`;

function found(text: string): readonly string[] {
  return lintMarkdown(text).map(({ id, severity, line }) => `${line} ${id} ${severity}`);
}

test('a postmortem of which everything is said has no findings', () => {
  expect(found(right)).toEqual([]);
});

test('line breaks of Windows and a byte order mark change nothing, and lines are counted alike', () => {
  const wrong = right.replace('Restarted', 'The team forgot it').replace('# INC-7', '# INC-8');
  expect(found(wrong)).toEqual(['17 L03 warn']);
  expect(found(`\ufeff${wrong.replaceAll('\n', '\r\n')}`)).toEqual(['17 L03 warn']);
});

test.each([
  [
    '### Root cause\n\nThe pool of connections was too small. `git blame` leads to 2019.',
    '### Root cause\n\nNone recorded',
    'S03',
  ],
  ['It was made larger.', 'n/a', 'R03'],
  ['An alert on the rate of errors.', 'None recorded', 'D01'],
  ['2024-05-06 14:00 CEST', 'None recorded', 'S05'],
  ['2024-05-06 14:45 CEST', '2024-05-06 13:45 CEST', 'T11'],
  ['down for 45 minutes', 'down for 2 hours and 45 minutes', 'S02'],
  ['**Duration**: 45 min', '**Duration**: 65 min', 'S02'],
  ['**≈14:20** Restarted', '**13:20** Restarted', 'T02'],
  ['**≈14:20** Restarted', '**14:61** Restarted', 'T04'],
  ['**≈14:20** Restarted', '**14:20** Restarted. It did not help. So we waited.', 'T09'],
  ['(Ana Ruiz, due 2024-06-01)', '(no owner, due 2024-06-01)', 'A03'],
  ['(Ana Ruiz, due 2024-06-01)', '@ana', 'A03'],
  ['Alert at 80 %', 'Improve monitoring', 'A04'],
  ['It was made larger.', '@ana made it larger', 'L01'],
  ['too small.', 'too small, by human error.', 'L02'],
  ['too small.', 'too small. It should have been checked.', 'L04'],
  ['It was made larger.', 'It was quickly made larger!', 'L05'],
])('“%s” as “%s” is found (%s)', (from, to, id) => {
  expect(right).toContain(from);
  expect(lintMarkdown(right.replace(from, to)).map((each) => each.id)).toContain(id);
});

test.each([
  ['An alert on the rate of errors.', '> the team forgot, human error!\n\nAn alert.'],
  ['An alert on the rate of errors.', 'An alert.\n\n```\nsimply ignored by the engineer who failed to!\n```'],
  ['It was made larger.', 'It was made larger, see https://example.com/human-error!'],
  ['**14:45** **Resolved**', '**14:50** **Status: resolved**\n- **14:45** **Resolved**'.slice(33)],
  ['down for 45 minutes', 'down for about 40 minutes'],
  ['Ana Ruiz, due 2024-06-01', 'platform team, by 1 June'],
])('“%s” as “%s” is no finding', (from, to) => {
  expect(right).toContain(from);
  expect(found(right.replace(from, to))).toEqual([]);
});

test('times that pass midnight are in order, and those of an hour that comes twice as well', () => {
  const night = right
    .replace('**≈14:20** Restarted', '**23:50** Still down\n- **00:10** Restarted')
    .replace('**14:45** **Resolved**', '**00:45** **Resolved**')
    .replace('2024-05-06 14:45', '2024-05-07 00:45')
    .replace('down for 45 minutes', 'down')
    .replace('45 min', '645 min');
  expect(found(night)).toEqual([]);
  const twice = right.replace(
    '**≈14:20** Restarted',
    '**14:20** Clocks went back an hour\n- **13:25** Restarted',
  );
  expect(found(twice)).toEqual([]);
});

describe('the drafts of the scenarios', () => {
  const folder = join(__dirname, '../../golden/scenarios');
  test.each(readdirSync(folder))('%s has no finding that its own check has not', (file) => {
    const draft = readFileSync(join(folder, file), 'utf8');
    const own = draft.match(/^- \*\*[A-Z]\d\d\*\*/gm)?.map((line) => line.slice(4, 7)) ?? [];
    const strange = lintMarkdown(draft).filter(({ id }) => !own.includes(id));
    expect(strange).toEqual([]);
  });
});

describe('headings', () => {
  test.each([
    ['Issue summary', 'summary'],
    ['1. Executive Summary:', 'summary'],
    ['📅 Incident Timeline (UTC)', 'timeline'],
    ['Root Cause Analysis', 'cause'],
    ['Root causes', 'cause'],
    ['Root cause identification: the five whys', 'cause'],
    ['Fault', 'cause'],
    ['What contributed', 'cause'],
    ['Contributing factors', 'factors'],
    ['Leadup', 'trigger'],
    ['Recovery', 'resolution'],
    ['How we ended it', 'resolution'],
    ['What was done', 'resolution'],
    ['What kept it from being worse', 'resolution'],
    ['How we noticed', 'detection'],
    ['Who was called', 'escalations'],
    ['Action items', 'tasks'],
    ['Corrective actions', 'improvements'],
    ['What we will try', 'improvements'],
    ['Lessons learned', 'lessons'],
    ['How’d we do?', 'lessons'],
    ['Before you publish', 'aside'],
  ])('“%s” begins %s', (heading, part) => {
    expect(partsUnder(heading)).toContain(part);
  });

  test('of which nobody knows say nothing', () => {
    expect(partsUnder('Greetings')).toBeUndefined();
    expect(partsUnder('constructor')).toBeUndefined();
    expect(partsUnder('')).toBeUndefined();
  });
});

test.each([
  ['nothing', ''],
  ['brackets', '['.repeat(50_000)],
  ['stars', '*a '.repeat(50_000)],
  ['a table', `|a${'|b'.repeat(5_000)}\n|-${'|-'.repeat(5_000)}\n`],
  ['nested lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
  ['the words of the guesses', 'the big release team should have '.repeat(5_000)],
  ['times', `## Timeline\n${'- 12:00 21:03 PM to 99:99\n'.repeat(2_000)}`],
])('%s is read to its end, with findings', (_, text) => {
  expect(found(text).length).toBeGreaterThan(0);
});
