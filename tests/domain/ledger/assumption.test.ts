import { assume, assumptionName, assumptionsOf, settle } from '../../../src/domain/ledger/assumption';
import type { VerdictKind } from '../../../src/domain/mark-kind';
import { plain } from '../../../src/domain/text/wording';
import { amina, at, baraka, chebet, david, messageAt, today, tomorrow } from '../../support/cast';
import { type Decision, deleted, edited, given, type Log, said } from '../../support/log';

const pool = plain('the connection pool is exhausted');

/** A1 by command at 10:10. */
const opened = given().when('10:10', amina, (incident) => assume(incident, pool));
/** The message that becomes A1 by a mark: David wrote it at 10:04. */
const guess = said('10:04', david, 'the last deployment broke it');
const marked = given().mark('10:06', baraka, 'assumption', guess);

function verdict(kind: VerdictKind, reference = 'A1', evidence = '', moment?: string): Decision {
  const when = moment === undefined ? undefined : at(moment);
  return (incident) => settle(incident, kind, reference, plain(evidence), when);
}

function only(log: Log) {
  const [assumption, ...more] = assumptionsOf(log.incident);
  if (assumption === undefined || more.length > 0) throw new Error('There is not one assumption');
  return assumption;
}

describe('an assumption by command', () => {
  test('is open, in the words and at the time of whoever types it', () => {
    const assumption = only(opened);
    expect(assumptionName(assumption)).toBe('A1');
    expect(assumption).toEqual({
      number: 1,
      text: pool,
      openedAt: at('10:10'),
      recordedAt: at('10:10'),
      author: { person: amina },
      recorders: [amina],
      verdicts: [],
    });
  });

  test('may have been opened before it is typed', () => {
    const log = given().when('10:30', amina, (incident) => assume(incident, pool, at('09:50')));
    expect(only(log)).toMatchObject({ openedAt: at('09:50'), recordedAt: at('10:30') });
  });

  test('links to the message that tells it', () => {
    expect(only(opened.told('10:10')).source).toEqual(messageAt('10:10'));
  });

  test('needs words', () => {
    expect(given().refusalOf((incident) => assume(incident, plain(' ')))).toEqual({
      code: 'nothing-assumed',
      sentence: 'Say what you assume: `/incident assume the database is out of connections`.',
    });
  });
});

describe('an assumption by mark', () => {
  test('is the message, at the time and by the author of the message', () => {
    expect(only(marked)).toEqual({
      number: 1,
      text: guess.text,
      openedAt: at('10:04'),
      recordedAt: at('10:06'),
      author: { person: david },
      recorders: [baraka],
      source: guess.source,
      verdicts: [],
    });
  });

  test('is one with two recorders when two people mark the message', () => {
    expect(only(marked.mark('10:08', chebet, 'assumption', guess)).recorders).toEqual([baraka, chebet]);
  });

  test('follows the edits of its message', () => {
    const log = marked.see('10:09', edited(guess, '10:09', 'the deployment of 1.43 broke it'));
    expect(only(log).text).toEqual(['the deployment of 1.43 broke it']);
  });

  test('outlives its message, without the words that were taken back', () => {
    expect(only(marked.see('10:09', deleted(guess, '10:09')))).toMatchObject({
      text: [],
      openedAt: at('10:04'),
    });
  });

  test('has no words until the message is read', () => {
    const unread = given().when('10:06', baraka, () => [
      { type: 'mark-set', ...mark('assumption', '10:06'), source: guess.source, person: baraka },
    ]);
    expect(only(unread)).toMatchObject({ text: [], openedAt: at('10:04') });
    expect(only(unread.see('10:07', guess))).toMatchObject({ text: guess.text, author: { person: david } });
  });

  test('is gone with its last mark, and keeps its number for when it is back', () => {
    const gone = marked.unmark('10:07', baraka, 'assumption', guess);
    expect(assumptionsOf(gone.incident)).toEqual([]);
    const other = said('10:20', chebet, 'the cache is cold');
    const log = gone.mark('10:21', chebet, 'assumption', other).mark('10:22', amina, 'assumption', guess);
    expect(assumptionsOf(log.incident).map(({ number, text }) => [number, text])).toEqual([
      [1, guess.text],
      [2, other.text],
    ]);
  });

  test('stays while another mark of its kind stands', () => {
    const log = marked
      .mark('10:08', chebet, 'assumption', guess)
      .unmark('10:09', baraka, 'assumption', guess);
    expect(only(log).recorders).toEqual([chebet]);
  });

  test('on the message that tells an assumption is that same assumption', () => {
    const telling = said('10:10', amina, 'Amina Wanjiru assumes: the connection pool is exhausted');
    const log = opened.told('10:10').mark('10:12', baraka, 'assumption', telling);
    expect(only(log)).toMatchObject({ number: 1, text: pool, recorders: [amina] });
  });

  test('on the message that tells something else is one of its own', () => {
    const telling = said('10:15', amina, 'A1 is ruled out');
    const log = opened
      .when('10:15', amina, verdict('ruled out'))
      .told('10:15')
      .mark('10:16', baraka, 'assumption', telling);
    expect(assumptionsOf(log.incident).map(({ text }) => text)).toEqual([pool, telling.text]);
  });
});

describe('a verdict by mark', () => {
  test('settles at the moment of the reaction', () => {
    expect(only(marked.mark('10:31', chebet, 'ruled out', guess)).settled).toEqual({
      kind: 'ruled out',
      at: at('10:31'),
      asOf: at('10:31'),
      by: chebet,
      source: guess.source,
    });
  });

  test('settles an assumption by command through the message that tells it', () => {
    const telling = said('10:10', amina, 'Amina Wanjiru assumes: the connection pool is exhausted');
    const log = opened.told('10:10').mark('10:40', baraka, 'confirmed', telling);
    expect(only(log).settled).toMatchObject({ kind: 'confirmed', at: at('10:40'), by: baraka });
  });

  test('counts though it was there before the message was an assumption', () => {
    const log = given().mark('10:05', chebet, 'confirmed', guess).mark('10:06', baraka, 'assumption', guess);
    expect(only(log).settled).toMatchObject({ kind: 'confirmed', at: at('10:05') });
  });

  test('means nothing on any other message', () => {
    const other = said('10:12', chebet, 'done');
    expect(only(marked.mark('10:13', chebet, 'confirmed', other)).verdicts).toEqual([]);
  });

  test('by two people is one, of the first', () => {
    const log = marked.mark('10:31', chebet, 'ruled out', guess).mark('10:35', amina, 'ruled out', guess);
    expect(only(log).verdicts).toMatchObject([{ kind: 'ruled out', at: at('10:31'), by: chebet }]);
  });

  test('is replaced by a later one, and both stay on record', () => {
    const log = marked.mark('10:31', chebet, 'ruled out', guess).mark('10:50', amina, 'confirmed', guess);
    expect(only(log).settled).toMatchObject({ kind: 'confirmed', at: at('10:50') });
    expect(only(log).verdicts.map(({ kind }) => kind)).toEqual(['ruled out', 'confirmed']);
  });

  test('falls back to the one before when it is taken back', () => {
    const log = marked
      .mark('10:31', chebet, 'ruled out', guess)
      .mark('10:50', amina, 'confirmed', guess)
      .unmark('10:55', amina, 'confirmed', guess);
    expect(only(log).settled).toMatchObject({ kind: 'ruled out', at: at('10:31'), by: chebet });
  });

  test('leaves the assumption open when the only one is taken back', () => {
    const log = marked.mark('10:31', chebet, 'ruled out', guess).unmark('10:32', chebet, 'ruled out', guess);
    expect(only(log).settled).toBeUndefined();
  });

  test('of the second person is left when the first takes theirs back', () => {
    const log = marked
      .mark('10:31', chebet, 'ruled out', guess)
      .mark('10:35', amina, 'ruled out', guess)
      .unmark('10:36', chebet, 'ruled out', guess);
    expect(only(log).settled).toMatchObject({ at: at('10:35'), by: amina });
  });
});

describe('a verdict by command', () => {
  test.each(['A1', 'a1', ' 1 '])('settles the assumption named "%s"', (reference) => {
    const log = opened.when('10:45', baraka, verdict('confirmed', reference, 'pool at 100 of 100'));
    expect(only(log).settled).toEqual({
      kind: 'confirmed',
      at: at('10:45'),
      asOf: at('10:45'),
      seq: 3,
      by: baraka,
      evidence: ['pool at 100 of 100'],
    });
  });

  test('may have happened before it is typed', () => {
    const log = opened.when('11:00', baraka, verdict('ruled out', 'A1', '', '10:20'));
    expect(only(log).settled).toMatchObject({ at: at('10:20'), asOf: at('11:00') });
  });

  test('replaces an earlier one by mark, and is replaced by a later one', () => {
    const byCommand = marked
      .mark('10:31', chebet, 'ruled out', guess)
      .when('10:40', baraka, verdict('confirmed'));
    expect(only(byCommand).settled).toMatchObject({ kind: 'confirmed', by: baraka });
    expect(only(byCommand.mark('10:41', david, 'ruled out', guess)).settled).toMatchObject({
      kind: 'ruled out',
      by: david,
    });
  });

  test('adds evidence to the same one by mark and leaves its time', () => {
    const log = marked
      .mark('10:31', chebet, 'ruled out', guess)
      .when('10:40', baraka, verdict('ruled out', 'A1', '1.42 fails, too'));
    expect(only(log).verdicts).toMatchObject([
      { kind: 'ruled out', at: at('10:31'), by: chebet, evidence: ['1.42 fails, too'] },
    ]);
  });

  test('corrects the time of the same one when it says another', () => {
    const log = marked
      .mark('10:31', chebet, 'ruled out', guess)
      .when('10:40', baraka, verdict('ruled out', 'A1', '', '10:25'));
    expect(only(log).verdicts).toMatchObject([{ kind: 'ruled out', at: at('10:25'), by: chebet }]);
  });

  test('typed for the minute in which the assumption was opened comes right after it', () => {
    const late = given().mark('10:06', baraka, 'assumption', said('10:04:40', david, 'it is the cache'));
    const log = late.when('11:00', baraka, verdict('ruled out', 'A1', '', '10:04'));
    expect(only(log).settled?.at).toBe(at('10:04:40'));
  });

  test('cannot have happened before the assumption was opened', () => {
    expect(opened.refusalOf(verdict('ruled out', 'A1', '', '10:09'))).toEqual({
      code: 'settled-before-opened',
      sentence: 'A1 was opened at 10:10; it cannot have been ruled out at 10:09. Type a later time.',
    });
  });

  test('on another day is answered with both dates', () => {
    const log = given().when(at('00:20', tomorrow), amina, (incident) => assume(incident, pool));
    expect(log.refusalOf(verdict('confirmed', 'A1', '', '23:50')).sentence).toBe(
      `A1 was opened at ${tomorrow} 00:20; it cannot have been confirmed at ${today} 23:50. Type a later time.`,
    );
  });

  test('that says nothing new is answered with how to add the reason', () => {
    const log = opened.when('10:45', baraka, verdict('ruled out'));
    expect(log.refusalOf(verdict('ruled out'))).toEqual({
      code: 'already-settled',
      sentence:
        'A1 is ruled out already, since 2023-11-08 10:45. To say why, type `/incident rule-out A1 <evidence>`.',
    });
  });

  test('about an unknown assumption is answered with those there are', () => {
    const two = opened.when('10:12', baraka, (incident) => assume(incident, plain('DNS')));
    expect(two.refusalOf(verdict('confirmed', 'A9'))).toEqual({
      code: 'unknown-assumption',
      sentence: 'There is no assumption “A9”: INC-7 has A1, A2. Type `/incident confirm A1 <evidence>`.',
    });
    expect(two.refusalOf(verdict('ruled out', 'the')).sentence).toBe(
      'There is no assumption “the”: INC-7 has A1, A2. Type `/incident rule-out A1 <evidence>`.',
    );
  });

  test('about no assumption is answered with those there are', () => {
    expect(opened.refusalOf(verdict('confirmed', ' ')).sentence).toBe(
      'Say which assumption: INC-7 has A1. Type `/incident confirm A1 <evidence>`.',
    );
  });

  test('about a withdrawn assumption says that it was withdrawn', () => {
    const log = marked
      .unmark('10:07', baraka, 'assumption', guess)
      .when('10:10', amina, (incident) => assume(incident, pool));
    expect(log.refusalOf(verdict('confirmed', 'A1')).sentence).toBe(
      'A1 was withdrawn: INC-7 has A2. Type `/incident confirm A2 <evidence>`.',
    );
  });

  test('where nothing is assumed is answered with how to assume', () => {
    expect(given().refusalOf(verdict('confirmed'))).toEqual({
      code: 'no-assumptions',
      sentence: 'INC-7 has no assumptions. Type `/incident assume <text>` first.',
    });
  });
});

function mark(kind: 'assumption', moment: string) {
  return { kind, emoji: 'crystal_ball', present: true, asOf: at(moment) } as const;
}
