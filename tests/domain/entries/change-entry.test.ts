import { note } from '../../../src/domain/decisions/note';
import { addMessage } from '../../../src/domain/entries/add-message';
import { changeableEntries, changeEntry, withdrawEntry } from '../../../src/domain/entries/change-entry';
import { redactEntry } from '../../../src/domain/entries/redact-entry';
import { entriesOf, redactEvent } from '../../../src/domain/fold/apply-redaction';
import { fold } from '../../../src/domain/fold/fold';
import type { Recorded } from '../../../src/domain/incident/incident-event';
import { assume, assumptionsOf, settle } from '../../../src/domain/ledger/assumption';
import { escalate, escalationsOf } from '../../../src/domain/ledger/escalation';
import { timesOf } from '../../../src/domain/milestones/times';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, messageAt } from '../../support/cast';
import { given, said } from '../../support/log';

const by = { person: amina, now: at('12:00') };
const right = plain('it was right');

describe('putting an entry right', () => {
  test('moves the milestone that a marked message sets, and lets what is typed out of order be typed otherwise', () => {
    const message = said('10:30', baraka, 'down');
    const key = `${message.source.channel}:${message.source.message}`;
    const log = given()
      .mark('10:31', baraka, 'impact started', message)
      .mark('10:50', baraka, 'resolved', said('10:50', baraka, 'up'));
    const moved = log.when('12:00', amina, (incident) =>
      changeEntry(incident, key, { occurredAt: at('10:10') }, by),
    );
    expect(timesOf(moved.incident)['impact started']?.at).toBe(at('10:10'));
    expect(
      log.refusalOf((incident) => changeEntry(incident, key, { occurredAt: at('10:51') }, by)),
    ).toMatchObject({
      code: 'out-of-order',
      field: 'at',
    });
  });

  test('beats what the message says, however it is edited afterwards', () => {
    const message = said('10:30', baraka, 'down');
    const key = `${message.source.channel}:${message.source.message}`;
    const log = given()
      .mark('10:31', baraka, 'entry', message)
      .when('11:00', amina, (incident) => changeEntry(incident, key, { text: right }, by))
      .see('11:05', { ...message, text: plain('edited'), asOf: at('11:05') });
    const entry = timelineOf(log.incident).find((each) => each.key === key);
    expect(entry).toMatchObject({ text: right, firstWording: plain('down') });
  });

  test('keeps what was said first, however often it is corrected', () => {
    const log = given()
      .when('10:05', amina, (incident) => note(incident, plain('first')))
      .when('10:06', amina, (incident) => changeEntry(incident, '#2', { text: plain('second') }, by))
      .when('10:07', amina, (incident) => changeEntry(incident, '#2', { text: right }, by));
    expect(timelineOf(log.incident).find(({ key }) => key === '#2')).toMatchObject({
      text: right,
      firstWording: plain('first'),
    });
  });

  test('neither settles an assumption before it was made nor answers before anybody asked', () => {
    const log = given()
      .when('10:05', amina, (incident) => assume(incident, plain('the pool')))
      .when('10:15', amina, (incident) => settle(incident, 'confirmed', 'A1', []));
    const late = log.refusalOf((incident) => changeEntry(incident, '#2', { occurredAt: at('10:16') }, by));
    expect(late).toMatchObject({ code: 'answered-before', field: 'at' });
    expect(late.sentence).toBe(
      'A1 would be made at 10:16 and confirmed at 10:15, before that. Type another time.',
    );
    const early = log.when('10:20', amina, (incident) =>
      changeEntry(incident, '#3', { occurredAt: at('10:05') }, by),
    );
    expect(assumptionsOf(early.incident)[0]?.settled?.at).toBe(at('10:05'));
  });

  test('lets a mark that is only reworded stand where it is, out of order or not', () => {
    const log = given().mark('10:05', baraka, 'resolved', said('10:05', baraka, 'up'));
    const added = log.when('12:00', amina, (incident) =>
      addMessage(incident, said('10:30', baraka, 'down'), {
        kind: 'impact started',
        person: amina,
        now: at('12:00'),
        correction: { text: right },
      }),
    );
    expect(timesOf(added.incident)['impact started']?.at).toBe(at('10:30'));
  });
});

describe('withdrawing a marked message', () => {
  const message = said('10:30', baraka, 'down');
  const key = `${message.source.channel}:${message.source.message}`;
  const marked = given().mark('10:31', baraka, 'entry', message);
  const withdrawn = marked.when('10:40', amina, (incident) => withdrawEntry(incident, key, at('10:40')));

  test('takes back every mark that stands, and none that is made later', () => {
    expect(changeableEntries(withdrawn.incident)).toEqual([]);
    const again = withdrawn.mark('10:45', chebet, 'entry', message);
    expect(changeableEntries(again.incident).map((each) => each.key)).toEqual([key]);
  });

  test('counts whatever the clocks say: the mark of a clock that is ahead is taken back, too', () => {
    const ahead = given().mark('10:41', baraka, 'entry', message);
    const taken = ahead.when('10:40', amina, (incident) => withdrawEntry(incident, key, at('10:40')));
    expect(changeableEntries(taken.incident)).toEqual([]);
  });

  test('can be taken back by adding the message again', () => {
    const again = withdrawn.when('10:40', amina, (incident) =>
      addMessage(incident, message, { kind: 'entry', person: amina, now: at('10:40'), correction: {} }),
    );
    expect(changeableEntries(again.incident).map((each) => each.key)).toEqual([key]);
  });
});

describe('removing words for good', () => {
  test('leaves the incident as if the log had never held them', () => {
    const help = said('10:30', baraka, 'the key hunter2 fails');
    const help2 = messageAt('10:30');
    const key = `${help2.channel}:${help2.message}`;
    const log = given()
      .mark('10:31', baraka, 'escalation', { ...help, text: ['hunter2 fails ', { person: chebet }] })
      .when('10:35', amina, (incident) => changeEntry(incident, key, { text: plain('hunter2 again') }, by))
      .when('10:36', amina, (incident) =>
        escalate(incident, { to: [{ outside: 'Acme' }], reason: plain('hunter2') }),
      )
      .when('10:40', amina, (incident) => redactEntry(incident, key));
    const [redacted] = log.events.filter((event): event is Recorded<'redacted'> => event.type === 'redacted');
    if (redacted === undefined) throw new Error('Nothing was redacted');
    const cleaned = log.events.map((event) => redactEvent(event, entriesOf(redacted)));
    expect(fold(undefined, cleaned)).toEqual(log.incident);
    expect(JSON.stringify(cleaned).match(/hunter2/g)).toHaveLength(1);
    expect(escalationsOf(log.incident)[0]?.to).toEqual([{ person: chebet }]);
  });
});
