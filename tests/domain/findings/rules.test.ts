import { close } from '../../../src/domain/decisions/close';
import { findingsOf } from '../../../src/domain/findings/findings';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import { addFollowUp } from '../../../src/domain/ledger/follow-up';
import { settleFollowUp } from '../../../src/domain/ledger/settle-follow-up';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { type Section, typedSections, type Written } from '../../../src/domain/section';
import type { Wording } from '../../../src/domain/text/wording';
import { inWords } from '../../../src/sentence';
import { amina, at, baraka, chebet } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { given, type Log, said } from '../../support/log';

function sentences(log: Log, id: string): readonly string[] {
  return findingsOf(log.incident)
    .filter((finding) => finding.id === id)
    .map(({ severity, sentence }) => `${severity}: ${inWords(sentence, defaultSettings)}`);
}

function resolved(log: Log = given()): Log {
  return log.when('12:00', amina, (incident) =>
    setTimes(incident, { 'impact started': at('09:50'), resolved: at('11:40') }),
  );
}

function written(log: Log, sections: Partial<Record<Section, string>> | Written): Log {
  const isTyped = Object.values(sections).every((text) => typeof text === 'string');
  const all = isTyped ? typedSections(sections as Partial<Record<Section, string>>) : (sections as Written);
  return log.when('12:30', amina, (incident) => close(incident, all));
}

function noted(log: Log, moment: string, text: string | Wording, occurredAt = moment): Log {
  const words = typeof text === 'string' ? [text] : text;
  return log.when(moment, amina, () => [{ type: 'noted', text: words, occurredAt: at(occurredAt) }]);
}

function task(log: Log, text: string, more: { purpose?: 'prevent' | 'detect' } = {}): Log {
  return log.when('12:10', amina, (incident) => addFollowUp(incident, { text: [text], ...more }));
}

describe('the timeline', () => {
  test('names entries of more than two sentences, and none that a program posted (T09)', () => {
    const long = 'It failed. We tried again. It failed again.';
    expect(sentences(noted(given(), '10:05', long), 'T09')).toEqual([
      expect.stringMatching(/^warn: The entry of 2023-11-08 10:05 has more than two sentences/),
    ]);
    expect(sentences(noted(given(), '10:05', 'It failed. We tried again.'), 'T09')).toEqual([]);
    const alert = { ...said('10:05', baraka, long), author: { bot: 'Monitoring' } };
    expect(sentences(given().mark('10:06', amina, 'entry', alert), 'T09')).toEqual([]);
  });

  test('names entries of a time that had not come (T10)', () => {
    expect(sentences(noted(given(), '10:05', 'too early', '10:30'), 'T10')).toEqual([
      expect.stringMatching(/^error: The entry of 2023-11-08 10:30 lies behind/),
    ]);
    expect(sentences(noted(given(), '10:05', 'a minute', '10:06'), 'T10')).toEqual([]);
  });

  test('remarks notes before the change and after the closing, and nothing else (T10)', () => {
    const changed = given().when('10:05', amina, (incident) =>
      setTimes(incident, { 'triggering change': at('09:40') }),
    );
    expect(sentences(noted(changed, '10:06', 'a warning', '09:30'), 'T10')).toEqual([
      expect.stringMatching(/^info: .*09:30 comes before the triggering change/),
    ]);
    const closed = written(resolved(), {});
    expect(sentences(noted(closed, '14:00', 'lunch'), 'T10')).toEqual([
      expect.stringMatching(/^info: .*14:00 comes after the closing/),
    ]);
    expect(sentences(task(closed, 'add an alert'), 'T10')).toEqual([]);
  });

  test('remarks that times were recalled where four of five are round (T06)', () => {
    const times = ['09:00', '09:05', '09:15', '09:30'];
    const round = times.reduce((log, time) => noted(log, '10:30', 'so it was', time), given());
    expect(sentences(noted(round, '10:30', 'so it was', '09:45'), 'T06')).toHaveLength(1);
    expect(sentences(round, 'T06')).toEqual([]);
    const some = ['09:01', '09:13'].reduce((log, time) => noted(log, '10:30', 'so it was', time), round);
    expect(sentences(some, 'T06')).toEqual([]);
  });

  test('misses entries after 45 minutes, not before (T07)', () => {
    const told = (clock: string) =>
      noted(noted(resolved(given({ at: '09:55' })), '12:05', 'still', '10:40'), '12:05', 'still', clock);
    expect(sentences(told('11:25'), 'T07')).toEqual([]);
    expect(sentences(told('11:26'), 'T07')).toEqual([
      expect.stringContaining('from 2023-11-08 10:40 to 11:26 (46 min). Type `/incident note 11:03 <text>`'),
    ]);
  });
});

describe('detection', () => {
  test('in the minute in which impact began is remarked (D02)', () => {
    const told = (clock: string) =>
      resolved(given().when('11:00', amina, (incident) => setTimes(incident, { detected: at(clock) })));
    expect(sentences(told('09:50'), 'D02')).toHaveLength(1);
    expect(sentences(told('09:51'), 'D02')).toEqual([]);
  });

  test('by a customer asks for a task that improves it (D03)', () => {
    const told = written(resolved(), { detection: 'A customer called' });
    expect(sentences(told, 'D03')).toHaveLength(1);
    expect(sentences(task(told, 'Add an alert on refusals'), 'D03')).toEqual([]);
    expect(sentences(task(told, 'Count refusals', { purpose: 'detect' }), 'D03')).toEqual([]);
    expect(sentences(task(told, 'Make the disk larger'), 'D03')).toHaveLength(1);
  });
});

test('the first escalation of a full outage after an hour is remarked (E03)', () => {
  const told = (clock: string, share: string) =>
    written(
      resolved(given({ at: '09:55' }))
        .when('12:05', amina, (incident) =>
          escalate(incident, { to: [{ person: chebet }], reason: [], at: at(clock) }),
        )
        .when('12:06', chebet, (incident) => acknowledge(incident, 1)),
      { share },
    );
  expect(sentences(told('10:51', 'All 4,000 shops'), 'E03')).toHaveLength(1);
  expect(sentences(told('10:50', 'All 4,000 shops'), 'E03')).toEqual([]);
  expect(sentences(told('10:51', '30 % of the shops'), 'E03')).toEqual([]);
});

describe('measures', () => {
  const improved = written(resolved(), { improvements: '- one\n- two' });

  test('are missed where there are fewer tasks than improvements (A02)', () => {
    expect(sentences(task(improved, 'first'), 'A02')).toEqual([
      expect.stringContaining('There are 2 improvements and 1 task: 1 has no task of its own.'),
    ]);
    expect(sentences(task(task(improved, 'first'), 'second'), 'A02')).toEqual([]);
  });

  test('that were dropped serve no improvement (A02)', () => {
    const both = task(task(improved, 'first'), 'second');
    const dropped = both.when('12:20', amina, (incident) =>
      settleFollowUp(incident, { state: 'dropped', reference: 'F2', reason: ['no'] }),
    );
    expect(sentences(dropped, 'A02')).toHaveLength(1);
  });

  test('that nobody can finish are named (A04)', () => {
    expect(sentences(task(task(given(), 'Improve monitoring'), 'Add an alert'), 'A04')).toEqual([
      expect.stringMatching(/^warn: Nobody can say when F1 is done\./),
    ]);
  });

  test('that all say what they are for, and none prevents it, are missed one (A07)', () => {
    const detecting = task(resolved(), 'Add an alert', { purpose: 'detect' });
    expect(sentences(detecting, 'A07')).toHaveLength(1);
    expect(sentences(task(detecting, 'Who knows'), 'A07')).toEqual([]);
    expect(sentences(task(detecting, 'Limit it', { purpose: 'prevent' }), 'A07')).toEqual([]);
  });
});

test('somebody named in cause, resolution or measures is an error, and in what went well is none (L01)', () => {
  const by: Wording = ['It was ', { person: baraka }];
  expect(sentences(written(resolved(), { rootCause: by, improvements: by }), 'L01')).toEqual([
    expect.stringMatching(/^error: Somebody is named in the root cause and the improvements\./),
  ]);
  expect(sentences(written(resolved(), { wentWell: by, summary: by }), 'L01')).toEqual([]);
});

test('one cause and no factor is remarked; several in one sentence are several (L08)', () => {
  expect(sentences(written(resolved(), { rootCause: 'A full disk' }), 'L08')).toHaveLength(1);
  expect(sentences(written(resolved(), { rootCause: 'A full disk', factors: 'No alert' }), 'L08')).toEqual(
    [],
  );
  expect(sentences(written(resolved(), { rootCause: 'A full disk and no alert' }), 'L08')).toEqual([]);
});

test('a trigger is missed once it is over; an unknown one is an answer, and so is its time (R04)', () => {
  expect(sentences(given(), 'R04')).toEqual([]);
  expect(sentences(resolved(), 'R04')).toHaveLength(1);
  expect(sentences(written(resolved(), { trigger: 'Unknown so far' }), 'R04')).toEqual([]);
  expect(sentences(written(resolved(), { trigger: 'A deployment' }), 'R04')).toEqual([
    expect.stringContaining('“Triggering change”'),
  ]);
  const timed = resolved().when('12:05', amina, (incident) =>
    setTimes(incident, { 'triggering change': at('09:40') }),
  );
  expect(sentences(timed, 'R04')).toEqual([]);
  expect(sentences(resolved(given({ isDrill: true })), 'R04')).toEqual([]);
});

test('the moment at which the cause was identified is missed once it is over (R05)', () => {
  expect(sentences(given(), 'R05')).toEqual([]);
  expect(sentences(resolved(), 'R05')).toHaveLength(1);
  expect(
    sentences(resolved(given().mark('10:10', amina, 'root cause', said('10:09', baraka, 'it'))), 'R05'),
  ).toEqual([]);
});
