import { messageOf } from '../../../src/domain/incident/incident';
import { type MarkDelivery, mark, recordWording } from '../../../src/domain/marks/marking';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david } from '../../support/cast';
import { deleted, edited, given, said } from '../../support/log';

const alert = said('10:05', david, 'p99 above 4 s', { thread: '1699426800.000000' });

function delivery(over: Partial<MarkDelivery> = {}): MarkDelivery {
  const source = { channel: alert.source.channel, message: alert.source.message };
  return {
    source,
    kind: 'entry',
    emoji: 'pushpin',
    person: baraka,
    present: true,
    asOf: at('10:06'),
    ...over,
  };
}

describe('a mark', () => {
  const marked = given().when('10:06', baraka, (incident) => mark(incident, delivery(), alert));

  test('is recorded with the words of its message and the thread it stands in', () => {
    expect(mark(given().incident, delivery(), alert)).toEqual([
      { type: 'mark-set', ...delivery(), source: alert.source },
      { type: 'worded', source: alert.source, text: alert.text, author: alert.author, asOf: at('10:05') },
    ]);
  });

  test('is recorded alone where the words are not at hand', () => {
    expect(mark(given().incident, delivery())).toEqual([{ type: 'mark-set', ...delivery() }]);
  });

  test('that is delivered again says nothing new', () => {
    expect(mark(marked.incident, delivery(), alert)).toEqual([]);
  });

  test('of a second person does not record the words again', () => {
    const second = delivery({ person: chebet, asOf: at('10:07') });
    expect(mark(marked.incident, second, alert).map(({ type }) => type)).toEqual(['mark-set']);
  });

  test('loses to what was done later, whatever arrives first', () => {
    const taken = delivery({ present: false, asOf: at('10:08') });
    const log = marked.when('10:08', baraka, (incident) => mark(incident, taken, alert));
    expect(mark(log.incident, delivery({ asOf: at('10:07') }), alert)).toEqual([]);
    expect(mark(log.incident, delivery({ asOf: at('10:09') }), alert)).toHaveLength(1);
  });

  test('loses to its removal at the same instant', () => {
    const taken = delivery({ present: false });
    const log = marked.when('10:06', baraka, (incident) => mark(incident, taken, alert));
    expect(timelineOf(log.incident)).toHaveLength(1);
    expect(mark(log.incident, delivery(), alert)).toEqual([]);
  });

  test('that was taken back before it was known is remembered as taken back', () => {
    const taken = delivery({ present: false, asOf: at('10:08') });
    const log = given().when('10:08', baraka, (incident) => mark(incident, taken, alert));
    expect(log.events.at(-1)).toMatchObject({ type: 'mark-set', present: false });
    expect(mark(log.incident, delivery(), alert)).toEqual([]);
  });

  test('that judges does not keep the words of a message that nobody recorded', () => {
    const verdict = delivery({ kind: 'confirmed', emoji: 'white_check_mark' });
    expect(mark(given().incident, verdict, alert).map(({ type }) => type)).toEqual(['mark-set']);
  });

  test('that judges brings the words of a recorded message that were missing', () => {
    const unread = given().when('10:06', baraka, (incident) => mark(incident, delivery()));
    const verdict = delivery({ kind: 'confirmed', emoji: 'white_check_mark' });
    expect(mark(unread.incident, verdict, alert).map(({ type }) => type)).toEqual(['mark-set', 'worded']);
  });

  test('brings the deletion of a message that is known to be gone', () => {
    const facts = mark(given().incident, delivery(), deleted(alert, '10:07'));
    expect(facts.map(({ type }) => type)).toEqual(['mark-set', 'worded', 'message-deleted']);
  });

  test('keeps the team of whoever escalates', () => {
    const sos = delivery({ kind: 'escalation', emoji: 'sos', team: 'operations' });
    expect(mark(given().incident, sos)).toEqual([{ type: 'mark-set', ...sos }]);
  });
});

describe('the words of a message', () => {
  const marked = given().mark('10:06', baraka, 'entry', alert);
  const second = edited(alert, '10:10', 'p99 above 6 s');
  const third = edited(alert, '10:20', 'p99 above 9 s');

  test('are not kept where nobody marked it', () => {
    expect(recordWording(given().incident, alert)).toEqual([]);
  });

  test('are not kept where only a verdict stands on it', () => {
    const judged = given().mark('10:06', baraka, 'confirmed', alert);
    expect(recordWording(judged.incident, alert)).toEqual([]);
  });

  test('are still followed once its marks were taken back', () => {
    const gone = marked.unmark('10:07', baraka, 'entry', alert);
    expect(recordWording(gone.incident, second)).toHaveLength(1);
  });

  test('are recorded once', () => {
    expect(recordWording(marked.incident, alert)).toEqual([]);
  });

  test('are the latest, and the first are kept, whatever arrives first', () => {
    const log = marked.see('10:20', third).see('10:21', second);
    expect(messageOf(log.incident, alert.source)).toMatchObject({
      first: { text: alert.text },
      current: { text: third.text },
    });
  });

  test('that are older than the first known become the first', () => {
    const log = given().mark('10:21', baraka, 'entry', third).see('10:22', alert);
    expect(messageOf(log.incident, alert.source)).toMatchObject({
      first: { text: alert.text },
      current: { text: third.text },
    });
  });

  test('outlive their deletion, which is recorded once', () => {
    const log = marked.see('10:30', deleted(alert, '10:30'));
    expect(messageOf(log.incident, alert.source)).toMatchObject({
      current: { text: alert.text },
      deletedAt: at('10:30'),
    });
    expect(recordWording(log.incident, deleted(alert, '10:30'))).toEqual([]);
  });
});

test('one person’s marks of two kinds are two marks', () => {
  const log = given()
    .mark('10:06', amina, 'entry', alert)
    .mark('10:07', amina, 'detected', alert)
    .unmark('10:08', amina, 'entry', alert);
  expect(timelineOf(log.incident).at(-1)?.milestones).toEqual(['detected']);
});
