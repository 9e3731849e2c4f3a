import { cancel } from '../../../src/domain/decisions/reopen';
import { addMessage } from '../../../src/domain/entries/add-message';
import { withdrawEntry } from '../../../src/domain/entries/change-entry';
import { isRecorded, presentMarks } from '../../../src/domain/incident/marked-message';
import { type Comparison, type MessageState, missing, reconcile } from '../../../src/domain/marks/reconcile';
import { sourceKey } from '../../../src/domain/source';
import type { Wording } from '../../../src/domain/text/wording';
import type { Instant } from '../../../src/domain/time/instant';
import { amina, at, baraka, channel, chebet } from '../../support/cast';
import { deleted, given, type Log, said } from '../../support/log';

const plea = said('10:05', baraka, 'The pool is exhausted');
const key = sourceKey(plea.source);

const opened = (): Log =>
  given().when('10:01', undefined, () => [{ type: 'channel-opened', channel, name: 'inc-7' }]);

/** The message with the marks of these people, as it was read at a time of the day. */
const shown = (clock: string, people: readonly string[], text: Wording = plea.text): MessageState => ({
  seen: { ...plea, text },
  marks: people.map((person) => ({
    source: plea.source,
    kind: 'entry',
    emoji: 'pushpin',
    person,
    present: true,
    asOf: at(clock),
  })),
  asOf: at(clock),
});

const reads = (log: Log, what: MessageState, listeningSince: Instant = at('10:00')): Log => {
  const isMark: Comparison['isMark'] = (emoji) => emoji === 'pushpin';
  return log.when('10:31', undefined, (incident) =>
    reconcile(incident, [what], { now: at('10:31'), listeningSince, isMark }),
  );
};

const marksOf = (log: Log) => {
  const message = log.incident.messages.get(key);
  return message === undefined ? [] : presentMarks(message).map(({ person }) => person);
};

describe('a message that is shown', () => {
  test('is on record with the marks that stand on it, and without those that do not', () => {
    const log = reads(opened().mark('10:06', amina, 'entry', plea), shown('10:30', [chebet]));
    expect(marksOf(log)).toEqual([chebet]);
    expect(log.incident.messages.get(key)?.current?.text).toEqual(plea.text);
  });

  test('is no news where nothing differs', () => {
    const log = opened().mark('10:06', amina, 'entry', plea);
    expect(reads(log, shown('10:30', [amina])).events).toEqual(log.events);
  });

  test('is nothing to the bot where no mark stands on it', () => {
    const log = opened();
    expect(reads(log, shown('10:30', [])).events).toEqual(log.events);
  });

  test('changes nothing about what was told of a time after the reading', () => {
    const set = reads(opened().mark('10:30:01', amina, 'entry', plea), shown('10:30', []));
    expect(marksOf(set)).toEqual([amina]);
    const marked = opened().mark('10:06', amina, 'entry', plea);
    const taken = reads(marked.unmark('10:30:01', amina, 'entry', plea), shown('10:30', [amina]));
    expect(marksOf(taken)).toEqual([]);
  });

  test('was marked after it was written, whatever the reading vouches for', () => {
    const log = reads(opened(), shown('10:04', [amina]));
    expect(presentMarks(log.incident.messages.get(key) ?? { source: plea.source, marks: {} })).toMatchObject([
      { asOf: at('10:05'), found: true },
    ]);
  });

  test('keeps the mark that somebody set without a reaction, and marks of emoji that mean nothing any more', () => {
    const added = opened().when('10:06', amina, (incident) =>
      addMessage(incident, plea, { kind: 'entry', person: amina, now: at('10:06'), correction: {} }),
    );
    expect(isRecorded(reads(added, shown('10:30', [])).incident.messages.get(key))).toBe(true);
    const other = opened().mark('10:06', amina, 'root cause', plea);
    expect(marksOf(reads(other, shown('10:30', [])))).toEqual([amina]);
  });

  test('says what an app made of it without a trace, and not what Slack calls a channel', () => {
    const mention: Wording = ['see ', { channel: 'C1', name: 'ops' }];
    const log = opened().mark('10:06', amina, 'entry', { ...plea, text: mention });
    const renamed = shown('10:30', [amina], ['see ', { channel: 'C1', name: '' }]);
    expect(reads(log, renamed).events).toEqual(log.events);
    const changed = reads(log, shown('10:30', [amina], ['resolved']));
    expect(changed.incident.messages.get(key)?.current).toMatchObject({
      text: ['resolved'],
      asOf: at('10:30'),
    });
    expect(changed.incident.messages.get(key)?.first?.text).toEqual(mention);
  });

  test('is nothing to a canceled incident', () => {
    const log = opened().when('10:20', amina, (incident) => cancel(incident, []));
    expect(reads(log, shown('10:30', [amina])).events).toEqual(log.events);
  });
});

describe('a mark that is found on a message that somebody withdrew', () => {
  const withdrawn = opened()
    .mark('10:06', amina, 'entry', plea)
    .when('10:10', baraka, (incident) => withdrawEntry(incident, key, at('10:10')));

  test('counts where the bot was away since: it was set later', () => {
    expect(marksOf(reads(withdrawn, shown('10:30', [amina, chebet]), at('10:20')))).toEqual([chebet]);
  });

  test('does not count where nobody can tell which came first', () => {
    const log = reads(withdrawn, shown('10:30', [amina, chebet]), at('10:02'));
    expect(marksOf(log)).toEqual([]);
    expect(marksOf(log.mark('10:40', chebet, 'entry', plea))).toEqual([chebet]);
  });
});

describe('what is missing', () => {
  const log = opened().mark('10:06', amina, 'entry', plea);
  const names = (each: Log, keys: readonly string[], asOf = at('10:30')) =>
    missing(each.incident, new Set(keys), asOf).map(({ source }) => sourceKey(source));

  test('is whatever is on record in the channel and was not shown', () => {
    expect(names(log, [])).toEqual([key]);
    expect(names(log, [key])).toEqual([]);
  });

  test('is nothing that was written after the reading, was taken back, is known to be deleted or stands elsewhere', () => {
    expect(names(log, [], at('10:04'))).toEqual([]);
    expect(names(log.unmark('10:07', amina, 'entry', plea), [])).toEqual([]);
    expect(names(log.see('10:07', deleted(plea, '10:07')), [])).toEqual([]);
    const elsewhere = said('10:05', baraka, 'Elsewhere', { channel: 'C0OTHER' });
    expect(names(opened().mark('10:06', amina, 'entry', elsewhere), [])).toEqual([]);
  });
});
