import { close } from '../../../src/domain/decisions/close';
import type { Field } from '../../../src/domain/details/field';
import {
  type Answered,
  emptyFields,
  fieldValuesOf,
  owedFields,
  shownFields,
} from '../../../src/domain/details/field-value';
import { fillInFields } from '../../../src/domain/details/fill-in-fields';
import { redactables, redactEntry } from '../../../src/domain/entries/redact-entry';
import { withdraw } from '../../../src/domain/entries/withdraw';
import { findingsOf, withEmptyFields } from '../../../src/domain/findings/findings';
import { readIncident } from '../../../src/domain/incident-view';
import { maskedPlaces } from '../../../src/domain/timeline/secret-places';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { inWords } from '../../../src/sentence';
import { amina, baraka, chebet } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { fields } from '../../support/details';
import { given, type Log } from '../../support/log';

const named = (name: string): Field => {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`There is no field ${name}`);
  return field;
};
const fills = (log: Log, name: string, value: Answered | undefined, at = '10:05') =>
  log.when(at, amina, (incident) => fillInFields(incident, [{ field: named(name), value }]));
const values = ({ incident }: Log) => fieldValuesOf(incident).map(({ label, value }) => [label, value]);

describe('what stands in a field', () => {
  test('is what was said last, until it is emptied', () => {
    const some = fills(fills(given(), 'orders', { number: 12 }), 'impact', { choice: 'some orders' });
    const more = fills(some, 'orders', { number: 13 });
    expect(values(more)).toEqual([
      ['Lost orders', { number: 13 }],
      ['Business impact', { choice: 'some orders' }],
    ]);
    expect(values(fills(more, 'orders', undefined))).toEqual([
      ['Business impact', { choice: 'some orders' }],
    ]);
  });

  test('is the one before where it is withdrawn', () => {
    const log = fills(fills(given(), 'orders', { number: 0 }), 'orders', { number: 13 });
    const undone = log.when('10:10', amina, (incident) => {
      const last = log.events.at(-1);
      return last === undefined ? [] : withdraw(incident, last);
    });
    expect(values(undone)).toEqual([['Lost orders', { number: 0 }]]);
  });

  test('is not said twice, and is on no timeline', () => {
    const log = fills(given(), 'lesson', { text: ['test more'] });
    expect(fillInFields(log.incident, [{ field: named('lesson'), value: { text: ['test more'] } }])).toEqual(
      [],
    );
    expect(timelineOf(log.incident)).toHaveLength(1);
  });

  test('keeps its meaning when the settings are others', () => {
    const log = fills(fills(given(), 'impact', { choice: 'all orders' }), 'orders', { number: 3 });
    const renamed = { ...named('impact'), label: 'Harm', options: ['big', 'small'] };
    const retyped = { ...named('orders'), type: 'text' as const };
    expect(shownFields(log.incident, [retyped, renamed])).toMatchObject([
      { label: 'Lost orders' },
      { label: 'Harm', filled: { label: 'Business impact', value: { choice: 'all orders' } } },
      { label: 'Lost orders', filled: { value: { number: 3 } } },
    ]);
    expect(shownFields(log.incident, [retyped])[0]).not.toHaveProperty('filled');
  });

  test('names whoever is chosen, so that a document can', () => {
    expect(readIncident(fills(given(), 'told by', { person: chebet }).incident).people).toContain(chebet);
  });
});

describe('what is owed', () => {
  const owed = (log: Log) => owedFields(log.incident, fields).map(({ name }) => name);

  test('is asked for when its time has come, and not before', () => {
    const log = given();
    expect(owed(log)).toEqual(['impact']);
    const resolved = log.when('11:00', amina, () => [{ type: 'status-changed', to: 'resolved' }]);
    expect(owed(resolved)).toEqual(['impact', 'told by']);
    const closed = resolved.when('12:00', amina, (incident) => close(incident, {}));
    expect(owed(closed)).toEqual(['impact', 'told by', 'lesson']);
    expect(owed(fills(closed, 'lesson', { text: ['test more'] }))).toEqual(['impact', 'told by']);
    expect(owed(log.when('10:10', amina, () => [{ type: 'canceled' }]))).toEqual([]);
  });

  test('is a finding for each that must be filled in, the worst first with the others', () => {
    const log = fills(given(), 'impact', { choice: 'none' });
    const all = withEmptyFields(findingsOf(log.incident), log.incident, fields);
    const own = all.filter(({ id }) => id === 'C01');
    expect(own.map(({ sentence }) => inWords(sentence, defaultSettings))).toEqual([
      '“Who told the customers?” is not filled in. Type `/incident fields`.',
      '“Lesson for the board” is not filled in. Type `/incident fields`.',
    ]);
    expect(all.map(({ severity }) => severity)).toEqual(
      [...all.map(({ severity }) => severity)].sort((a, b) => rank(a) - rank(b)),
    );
    expect(withEmptyFields([], log.incident)).toEqual([]);
    expect(emptyFields(log.incident, fields)).toHaveLength(2);
  });

  const rank = (severity: string) => ['error', 'warn', 'info'].indexOf(severity);
});

describe('the words of a field', () => {
  const secret = 'password=hunter2hunter2';

  test('can be removed for good, those that were replaced as well', () => {
    const log = fills(
      fills(given(), 'lesson', { text: ['never tell'] }),
      'lesson',
      { text: ['tell'] },
      '10:06',
    );
    const [first, second] = redactables(log.incident).filter(({ name }) => name === 'a field');
    expect([first?.wordings, second?.wordings]).toEqual([[['tell']], [['never tell']]]);
    const clean = log
      .when('11:00', baraka, (incident) => redactEntry(incident, first?.key ?? ''))
      .when('11:01', baraka, (incident) => redactEntry(incident, second?.key ?? ''));
    expect(JSON.stringify(clean.incident)).not.toContain('tell');
    expect(values(clean)).toEqual([['Lesson for the board', { text: ['[redacted]'] }]]);
  });

  test('are masked where they look like a secret', () => {
    const log = fills(given(), 'lesson', { text: [secret] });
    expect(maskedPlaces(log.incident)).toMatchObject([{ name: 'the field “Lesson for the board”' }]);
  });
});
