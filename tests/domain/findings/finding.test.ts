import { close } from '../../../src/domain/decisions/close';
import { findingSeverities } from '../../../src/domain/findings/finding';
import { findingsOf, rules } from '../../../src/domain/findings/findings';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import type { MarkKind } from '../../../src/domain/mark-kind';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { type Section, typedSections } from '../../../src/domain/section';
import { inWords } from '../../../src/sentence';
import { amina, at, baraka, chebet } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { given, type Log, said } from '../../support/log';

/** What is found, as `S03 error`. */
function found(log: Log): readonly string[] {
  return findingsOf(log.incident).map(({ id, severity }) => `${id} ${severity}`);
}

function sentences(log: Log, id: string): readonly string[] {
  return findingsOf(log.incident)
    .filter((finding) => finding.id === id)
    .map(({ sentence }) => inWords(sentence, defaultSettings));
}

function marked(log: Log, kind: MarkKind, text = 'said so'): Log {
  return log.mark('10:31', amina, kind, said('10:30', baraka, text));
}

type Typed = Partial<Record<Section, string>>;

function closed(log: Log, closing: Typed): Log {
  return log.when('12:00', amina, (incident) => close(incident, typedSections(closing)));
}

const wholeClosing: Typed = {
  share: '30 % of the shops',
  detection: 'By an alert',
  rootCause: 'A full disk',
  factors: 'It had no alert',
  resolution: 'A bigger disk',
};

/** An incident of which nothing is left unsaid. */
function whole(closing: Typed = wholeClosing): Log {
  const told = given()
    .when('10:06', amina, (incident) => assume(incident, ['the disk is full']))
    .when('10:20', amina, (incident) => settle(incident, 'confirmed', 'A1', []))
    .when('10:45', amina, (incident) =>
      setTimes(incident, {
        'triggering change': at('09:40'),
        'impact started': at('09:50'),
        identified: at('10:20'),
        resolved: at('10:40'),
      }),
    );
  return closed(told, closing);
}

test('an incident of which everything is said has no findings', () => {
  expect(found(whole())).toEqual([]);
});

test('an incident of which only the declaration is known lacks an answer to every question', () => {
  expect(found(given())).toEqual([
    'S05 error',
    'S05 error',
    'I01 error',
    'D01 error',
    'H01 error',
    'S03 error',
    'R03 error',
  ]);
});

test('the worst findings come first', () => {
  const severities = findingsOf(
    given().when('10:10', amina, (incident) =>
      escalate(incident, { to: [{ outside: 'Vendor' }], reason: [] }),
    ).incident,
  ).map(({ severity }) => findingSeverities.indexOf(severity));
  expect(new Set(severities).size).toBeGreaterThan(1);
  expect(severities).toEqual([...severities].sort());
});

test('a rule has a name of its own, and a guess is never an error', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  const guesses = rules.filter(({ kind }) => kind === 'H');
  expect(guesses.map(({ id }) => id)).toEqual(expect.arrayContaining(['T09', 'A04', 'L02', 'L03', 'L04']));
  expect(guesses.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('a root cause (S03)', () => {
  test('is missed where it is neither written nor marked', () => {
    expect(found(whole({ ...wholeClosing, rootCause: ' \n' }))).toEqual(['S03 error']);
  });

  test('may be a marked message', () => {
    expect(sentences(marked(given(), 'root cause'), 'S03')).toEqual([]);
  });
});

describe('start and end (S05)', () => {
  test('are missed one by one', () => {
    expect(sentences(marked(given(), 'impact started'), 'S05')).toEqual([
      expect.stringContaining('when it was resolved'),
    ]);
    expect(sentences(marked(given(), 'resolved'), 'S05')).toEqual([
      expect.stringContaining('when impact started'),
    ]);
  });
});

describe('the share of users (I01)', () => {
  test.each(['all', 'All users', 'everyone.', 'All of the customers'])(
    'is too little where it says %s',
    (share) => {
      expect(found(whole({ ...wholeClosing, share }))).toEqual(['I01 warn']);
    },
  );

  test.each(['all 12,000', '30 %', 'all shops in Kenya', 'unknown'])(
    'is enough where it says %s',
    (share) => {
      expect(found(whole({ ...wholeClosing, share }))).toEqual([]);
    },
  );
});

describe('the detection (D01)', () => {
  test('may be a marked message instead of words at the close', () => {
    expect(sentences(marked(given(), 'detected'), 'D01')).toEqual([]);
  });

  test('is not told by a time alone', () => {
    const timed = given().when('10:05', amina, (incident) => setTimes(incident, { detected: at('09:55') }));
    expect(sentences(timed, 'D01')).toHaveLength(1);
  });
});

describe('assumptions', () => {
  test('may stay open while the incident lasts (H04)', () => {
    const open = given().when('10:06', amina, (incident) => assume(incident, ['the disk is full']));
    expect(sentences(open, 'H01')).toEqual([]);
    expect(sentences(open, 'H04')).toEqual([]);
  });

  test('are missed in one sentence once it is resolved or closed, with what to type (H04)', () => {
    const open = given()
      .when('10:06', amina, (incident) => assume(incident, ['one']))
      .when('10:07', amina, (incident) => assume(incident, ['two']))
      .when('10:07', amina, (incident) => assume(incident, ['three']))
      .when('10:08', amina, (incident) => settle(incident, 'ruled out', 'A1', []));
    const asked = [
      expect.stringMatching(/^A2 and A3 were never settled.*`\/incident confirm A2 <evidence>`/),
    ];
    expect(sentences(marked(open, 'resolved'), 'H04')).toEqual(asked);
    expect(sentences(closed(open, {}), 'H04')).toEqual(asked);
  });
});

describe('an escalation (E04)', () => {
  const escalated = given().when('10:10', amina, (incident) =>
    escalate(incident, { to: [{ person: chebet }], reason: ['help'] }),
  );

  test('that nobody acknowledged is named', () => {
    expect(sentences(escalated, 'E04')).toEqual([expect.stringContaining('E1')]);
  });

  test('that somebody acknowledged is not', () => {
    expect(
      sentences(
        escalated.when('10:12', chebet, (incident) => acknowledge(incident, 1)),
        'E04',
      ),
    ).toEqual([]);
  });
});

describe('measures', () => {
  test('without a task are missed where there are improvements (A01)', () => {
    expect(found(whole({ ...wholeClosing, improvements: '- Better tests' }))).toEqual(['A01 error']);
  });

  test('are complete with a task that somebody owns and that is due (A01, A03)', () => {
    const task = said('10:30', baraka, ['Alert at 80 % of the disk ', { person: chebet }, ' due friday']);
    const log = whole({ ...wholeClosing, improvements: '- Better tests' }).mark(
      '12:05',
      amina,
      'follow-up',
      task,
    );
    expect(found(log)).toEqual([]);
  });

  test('name a task that nobody owns and that is never due (A03)', () => {
    const log = marked(whole(), 'follow-up');
    expect(found(log)).toEqual(['A03 warn']);
    expect(sentences(log, 'A03')[0]).toMatch(/^F1 has no owner and no due date\. /);
  });
});

describe('a resolution (R03)', () => {
  test('is missed where nobody wrote one', () => {
    expect(found(whole({ ...wholeClosing, resolution: '' }))).toEqual(['R03 error']);
  });

  test('may be a marked mitigation, or a fix for now', () => {
    const mitigated = whole({ ...wholeClosing, resolution: '' }).mark(
      '12:05',
      amina,
      'mitigated',
      said('10:30', baraka, 'A bigger disk'),
    );
    expect(sentences(mitigated, 'R03')).toEqual([]);
    const fixed = whole({ ...wholeClosing, resolution: '', temporaryFix: 'A bigger disk' });
    expect(sentences(fixed, 'R03')).toEqual([]);
  });

  test('is not the message that says that all is fine', () => {
    expect(sentences(marked(given(), 'resolved'), 'R03')).toHaveLength(1);
  });
});

test('what is to be written is asked for by its form, whether the incident is open or closed', () => {
  for (const log of [given(), closed(given(), {})]) {
    expect(sentences(log, 'R03')[0]).toContain('Type `/incident postmortem edit resolution`.');
    expect(sentences(log, 'I01')[0]).not.toContain('reopen');
  }
});
