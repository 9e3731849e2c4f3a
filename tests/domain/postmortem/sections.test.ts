import { close } from '../../../src/domain/decisions/close';
import { note } from '../../../src/domain/decisions/note';
import type { MarkKind } from '../../../src/domain/mark-kind';
import { findSection } from '../../../src/domain/postmortem/find-section';
import { sectionsOf } from '../../../src/domain/postmortem/sections';
import { addToSection, writeSections } from '../../../src/domain/postmortem/write-section';
import { type Section, sectionNames, sections } from '../../../src/domain/section';
import { sourceKey } from '../../../src/domain/source';
import { inPlainText } from '../../../src/domain/text/plain-text';
import { plain, type Wording } from '../../../src/domain/text/wording';
import { amina, at, baraka, david, messageAt, nameOf } from '../../support/cast';
import { edited, given, type Log, refusalOf, said } from '../../support/log';

/** The log with a message that is marked as something in the minute after it was written. */
function marked(log: Log, clock: string, kind: MarkKind, text: string | Wording): Log {
  return log.mark(clock, amina, kind, said(clock, david, text));
}

function wordsOf(log: Log, section: Section): string {
  return inPlainText(sectionsOf(log.incident)[section].words, nameOf);
}

const changed = given().when('12:00', amina, () => [
  { type: 'milestone-set', milestone: 'triggering change', occurredAt: at('09:50') },
]);

describe('a section that nobody wrote', () => {
  test('is blank where nothing says anything: the title alone is no summary', () => {
    for (const section of sections) {
      expect(sectionsOf(given().incident)[section]).toEqual({ words: [], from: [], isWritten: false });
    }
  });

  test('has the mitigation that was marked last for a resolution, and not what says that all is well', () => {
    let log = marked(given(), '10:40', 'mitigated', 'Rolled back');
    log = marked(log, '10:50', 'mitigated', 'Rolled back again, with the cache');
    log = marked(log, '11:00', 'resolved', 'All fine');
    expect(wordsOf(log, 'resolution')).toBe('Rolled back again, with the cache');
    expect(sectionsOf(log.incident).resolution.from).toEqual([
      {
        key: sourceKey(messageAt('10:50')),
        source: messageAt('10:50'),
        words: ['Rolled back again, with the cache'],
      },
    ]);
  });

  test('is resolved by what says so where no mitigation was marked', () => {
    expect(wordsOf(marked(given(), '11:00', 'resolved', 'Rebooted it'), 'resolution')).toBe('Rebooted it');
  });

  test('follows its message', () => {
    const cause = said('10:30', david, 'the pool');
    const log = given().mark('10:31', amina, 'root cause', cause);
    expect(wordsOf(log.see('10:40', edited(cause, '10:40', 'the pool of the worker')), 'rootCause')).toBe(
      'the pool of the worker',
    );
    expect(wordsOf(log.unmark('10:41', amina, 'root cause', cause), 'rootCause')).toBe('');
  });

  test('is summed up by title, impact, cause and end', () => {
    let log = marked(given(), '10:05', 'impact started', 'Cards are declined. Cash works.');
    expect(wordsOf(log, 'summary')).toBe(
      'Checkout answers 500. Impact since 2023-11-08 10:05 EAT: Cards are declined.',
    );
    log = marked(log, '10:30', 'root cause', 'The pool was halved. On Tuesday.');
    log = marked(log, '10:40', 'mitigated', 'Pool is back at 100');
    log = marked(log, '11:50', 'resolved', 'All fine');
    expect(wordsOf(log, 'summary')).toBe(
      'Checkout answers 500. Impact from 2023-11-08 10:05 to 11:50 EAT (1 h 45 min): Cards are declined. Cause: The pool was halved. Resolution: Pool is back at 100.',
    );
    expect(sectionsOf(log.incident).summary.from.map(({ key }) => key)).toEqual(
      ['10:05', '11:50', '10:30', '10:40'].map((clock) => sourceKey(messageAt(clock))),
    );
  });

  test('is summed up without what is not known, and says nothing of an impact that ends before it began', () => {
    expect(wordsOf(marked(given(), '10:30', 'root cause', 'A leak'), 'summary')).toBe(
      'Checkout answers 500. Cause: A leak.',
    );
    let log = marked(given({ title: 'Is checkout down?' }), '10:30', 'impact started', 'Cards fail');
    log = marked(log, '10:20', 'resolved', 'All fine');
    expect(wordsOf(log, 'summary')).toBe('Is checkout down? Impact: Cards fail. Resolution: All fine.');
  });

  test('is triggered by what was told of the minute that somebody typed for the change', () => {
    expect(wordsOf(changed, 'trigger')).toBe('A change at 2023-11-08 09:50 EAT.');
    const log = changed.when('12:01', baraka, (incident) =>
      note(incident, plain('Release 4.18'), at('09:50')),
    );
    expect(wordsOf(log, 'trigger')).toBe('2023-11-08 09:50 EAT: Release 4.18');
    const cause = marked(changed, '10:30', 'root cause', 'the release of 09:50 halved the pool');
    expect(wordsOf(cause, 'trigger')).toBe('2023-11-08 09:50 EAT: the release of 09:50 halved the pool');
    expect(wordsOf(marked(given(), '10:30', 'root cause', 'the release'), 'trigger')).toBe('');
  });

  test('links what people linked, each once and by whoever did so first, but nothing of Slack and no bare host', () => {
    const dashboard = { link: 'https://graphs.example.com/d/1', label: 'Graph' };
    let log = marked(given(), '10:10', 'entry', [
      'see ',
      dashboard,
      ' and ',
      { link: 'http://api.example.com' },
    ]);
    log = marked(log, '10:11', 'entry', [
      { link: 'https://acme.slack.com/archives/C1/p1' },
      { link: 'https://graphs.example.com/d/1' },
    ]);
    log = marked(log, '10:12', 'assumption', [{ link: 'https://guess.example.com/1' }]);
    expect(sectionsOf(log.incident).links).toMatchObject({
      words: [{ list: [[dashboard]] }],
      from: [{ key: sourceKey(messageAt('10:10')) }],
    });
  });

  test('has no factors, lessons or improvements, which are only what people write', () => {
    let log = given();
    for (const kind of ['entry', 'assumption', 'root cause', 'mitigated', 'resolved'] as const) {
      log = marked(log, '10:20', kind, '300 customers could not pay');
    }
    for (const section of ['factors', 'lessons', 'improvements', 'wentWell', 'wentWrong', 'lucky'] as const) {
      expect(sectionsOf(log.incident)[section].words).toEqual([]);
    }
  });
});

describe('numbers in the words of an entry', () => {
  test.each<[Section, string, string]>([
    ['requests', 'about 2,300 requests failed in that hour', 'about 2,300 requests'],
    ['requests', 'We lost 140 failed card payments', '140 failed card payments'],
    ['customers', '37 customers could not pay.', '37 customers'],
    ['customers', '(1200 users affected)', '1200 users'],
    ['tickets', '12 support tickets so far', '12 support tickets'],
    ['tickets', 'there are 9 tickets about it', '9 tickets'],
    ['money', 'we lost €12,400 in orders', '€12,400'],
    ['money', 'refunds of 300 EUR', ''],
    ['money', 'it cost 4.000 EUR in refunds', '4.000 EUR'],
    ['share', '80 % of mobile users could not log in', '80 % of mobile users'],
    ['share', '3% of customers affected', '3% of customers'],
  ])('%s are found in “%s”', (section, text, found) => {
    expect(wordsOf(marked(given(), '10:30', 'entry', text), section)).toBe(found);
  });

  test.each<[Section, string]>([
    ['requests', 'the limit is 500 requests'],
    ['requests', 'it fails at 500 requests per second'],
    ['requests', '500 requests failed a minute'],
    ['requests', 'up to 500 requests failed'],
    ['requests', 'we serve 500 requests. The disk failed'],
    ['customers', '300 customers were not affected'],
    ['customers', 'none of 300 customers is affected'],
    ['customers', 'if 300 customers are affected we page'],
    ['customers', 'are 300 customers affected by now?'],
    ['customers', 'we have 10,000 customers'],
    ['tickets', '40 tickets in the backlog'],
    ['money', 'the plan costs $400 each'],
    ['money', 'no refunds, 300 EUR are fine'],
    ['share', '80 % of users are on mobile'],
    ['share', '3% of users are not affected'],
  ])('%s are no count in “%s”', (section, text) => {
    expect(wordsOf(marked(given(), '10:30', 'entry', text), section)).toBe('');
  });

  test('are those of the last entry, never of a guess', () => {
    let log = marked(given(), '10:30', 'entry', '20 customers affected');
    log = marked(log, '10:40', 'entry', '35 customers affected');
    log = marked(log, '10:50', 'assumption', '9000 customers affected');
    expect(wordsOf(log, 'customers')).toBe('35 customers');
  });

  test('are looked for in time that grows with the length of the words', () => {
    const begun = process.cpuUsage();
    const log = marked(given(), '10:30', 'entry', '9,'.repeat(20_000) + ' 9 failed'.repeat(5_000));
    for (const section of sections) wordsOf(log, section);
    const { user } = process.cpuUsage(begun);
    expect(user).toBeLessThan(3_000_000);
  });
});

describe('a section that somebody wrote', () => {
  const cause = marked(given(), '10:30', 'root cause', 'the pool');

  test('is theirs, whatever is marked', () => {
    const log = cause.when('11:00', baraka, (incident) => writeSections(incident, { rootCause: ['a leak'] }));
    expect(sectionsOf(log.incident).rootCause).toEqual({
      ...{ words: ['a leak'], from: [], isWritten: true },
      ...{ by: baraka, at: at('11:00'), seq: log.incident.seq },
    });
  });

  test('stays empty once it was emptied, also at a closing that asked for everything', () => {
    const emptied = cause.when('11:00', baraka, (incident) => writeSections(incident, { rootCause: [] }));
    expect(sectionsOf(emptied.incident).rootCause).toMatchObject({ words: [], isWritten: true });
    const whole = cause.when('11:00', amina, () => [
      { type: 'closed', closing: { summary: ['Down'] }, isWhole: true },
    ]);
    expect(sectionsOf(whole.incident).rootCause).toMatchObject({ words: [], isWritten: true });
    expect(sectionsOf(whole.incident).trigger.isWritten).toBe(false);
  });

  test('goes on following the record where a closing did not ask for it', () => {
    const closed = cause.when('11:00', amina, (incident) => close(incident, { summary: ['Down'] }));
    expect(sectionsOf(closed.incident).rootCause).toMatchObject({ words: ['the pool'], isWritten: false });
  });

  test('is not written again in the same words, and can be added to', () => {
    const log = given().when('11:00', baraka, (incident) => writeSections(incident, { lucky: ['a Sunday'] }));
    expect(writeSections(log.incident, { lucky: [' a Sunday '] })).toEqual([]);
    expect(writeSections(given().incident, { lucky: [] })).toEqual([]);
    expect(addToSection(log.incident, 'lucky', ['at night'])).toEqual([
      { type: 'section-written', section: 'lucky', text: ['a Sunday\nat night'] },
    ]);
  });
});

describe('the name of a section', () => {
  test.each<[string, Section]>([
    ['root cause', 'rootCause'],
    ['RootCause', 'rootCause'],
    ['cause', 'rootCause'],
    ['what-went-well', 'wentWell'],
    ['contrib', 'factors'],
    ['lucky', 'lucky'],
  ])('may be “%s”', (typed, section) => {
    expect(findSection(typed)).toBe(section);
  });

  test('is each of those that findings and lists give', () => {
    for (const section of sections) expect(findSection(sectionNames[section])).toBe(section);
  });

  test('that is none is answered with those there are', () => {
    expect(refusalOf(() => findSection('bananas')).sentence).toContain('There are summary, impact,');
  });
});
