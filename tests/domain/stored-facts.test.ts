import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { facts, readFact } from '../../src/domain/facts';
import { readAs } from '../../src/domain/facts/fact';
import { fold } from '../../src/domain/fold/fold';
import type { FactType, IncidentEvent } from '../../src/domain/incident/incident-event';
import { timelineOf } from '../../src/domain/timeline/timeline';

/** A row of the log as some version of Firelog wrote it. Rows are added, and never changed. */
interface StoredFact {
  readonly type: FactType;
  readonly version: number;
  readonly seq: number;
  readonly recorded_at: number;
  readonly recorded_by: string | null;
  readonly body: string;
}

const stored: readonly StoredFact[] = readFileSync(join(__dirname, 'stored-facts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test('there is a stored row of every version of every type of fact', () => {
  const written = new Set(stored.map(({ type, version }) => `${type} ${version}`));
  const all = Object.entries(facts).flatMap(([type, { version }]) =>
    Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
  );
  expect(written).toEqual(new Set(all));
});

test.each(stored)('version $version of the type $type is read, as number $seq of the log', (row) => {
  const body = JSON.parse(row.body);
  const fact = readFact(row.type, row.version, body);
  // What is of the version of today is what was stored.
  if (row.version === facts[row.type].version) expect(fact).toEqual(body);
});

test('the fields of a closing were plain text at first, in which lists are lists', () => {
  const closing = { summary: '[redacted]', rootCause: 'a bad deploy', improvements: '- test more' };
  expect(readFact('closed', 1, { closing })).toEqual({
    closing: {
      summary: ['[redacted]'],
      rootCause: ['a bad deploy'],
      improvements: [{ list: [['test more']] }],
    },
    isWhole: true,
  });
});

test('a log of stored rows folds, and every line of its timeline can be drawn', () => {
  const events = stored.map(
    ({ type, version, seq, recorded_at: recordedAt, recorded_by: by, body }) =>
      ({
        ...readFact(type, version, JSON.parse(body)),
        ...{ type, seq, recordedAt, ...(by !== null && { by }) },
      }) as IncidentEvent,
  );
  expect(timelineOf(fold(undefined, events)).length).toBeGreaterThan(10);
});

test('what no version of this program wrote is not read', () => {
  expect(() => readFact('noted', 99, {})).toThrow('reads up to 2');
  expect(() => readFact('dreamt', 1, {})).toThrow('No fact is of the type dreamt');
});

test('what was written in an older version is read by the reader of that version', () => {
  const readers = { 1: (body: object) => ({ text: [String('words' in body ? body.words : '')] }) };
  const noted = { version: 2, readers };
  expect(readAs<'noted'>(noted, 1, { words: 'rolled back' })).toEqual({ text: ['rolled back'] });
  expect(readAs<'noted'>(noted, 2, { text: ['rolled back'] })).toEqual({ text: ['rolled back'] });
  expect(readAs<'noted'>(noted, 3, {})).toBeUndefined();
});
