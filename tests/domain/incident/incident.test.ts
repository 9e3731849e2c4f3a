import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close, requestDraft } from '../../../src/domain/decisions/close';
import { note } from '../../../src/domain/decisions/note';
import { fold } from '../../../src/domain/fold/fold';
import { type Incident, incidentName } from '../../../src/domain/incident/incident';
import type { Fact } from '../../../src/domain/incident/incident-event';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import { mark, recordWording } from '../../../src/domain/marks/marking';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { timesOf } from '../../../src/domain/milestones/times';
import { plain } from '../../../src/domain/text/wording';
import { amina, at, baraka, chebet, messageAt } from '../../support/cast';
import { edited, given, refusalOf, said } from '../../support/log';

const message = said('10:05', baraka, 'checkout is failing');
const delivery = {
  source: message.source,
  kind: 'entry',
  emoji: 'pushpin',
  person: chebet,
  present: true,
  asOf: at('10:06'),
} as const;

/** Every decision there is, as somebody might ask for it. */
const decisions: Readonly<Record<string, (incident: Incident) => readonly Fact[]>> = {
  note: (incident) => note(incident, plain('rolled back')),
  assume: (incident) => assume(incident, plain('it is the cache')),
  'settle an assumption': (incident) => settle(incident, 'ruled out', 'A1', plain('the cache is warm')),
  acknowledge: (incident) => acknowledge(incident, 1),
  'set times': (incident) => setTimes(incident, { detected: at('10:01') }),
  'ask for a draft': requestDraft,
  escalate: (incident) => escalate(incident, { to: [{ person: chebet }], reason: [] }),
  'change the status': (incident) => changeStatus(incident, 'monitoring'),
  close: (incident) => close(incident, {}),
};

const busy = given()
  .when('10:02', amina, (incident) => assume(incident, plain('it is the pool')))
  .when('10:03', amina, (incident) => escalate(incident, { to: [{ person: baraka }], reason: [] }));

describe('a closed incident', () => {
  const { incident } = busy.when('11:00', amina, (now) => close(now, {}));

  test.each(['note', 'assume', 'settle an assumption', 'acknowledge', 'set times', 'ask for a draft'])(
    'still takes %s',
    (name) => {
      expect(decisions[name]?.(incident)).toHaveLength(1);
    },
  );

  test('still takes marks and edits', () => {
    const facts = mark(incident, delivery, message);
    expect(facts.map(({ type }) => type)).toEqual(['mark-set', 'worded']);
  });

  test.each(['escalate', 'change the status', 'close'])('does not %s', (name) => {
    expect(refusalOf(() => decisions[name]?.(incident)).code).toMatch(/closed/);
  });
});

describe('a canceled incident', () => {
  const incident = { ...busy.mark('10:06', chebet, 'entry', message).incident, status: 'canceled' as const };

  test.each(Object.entries(decisions))('does not %s', (_, decide) => {
    expect(refusalOf(() => decide(incident))).toEqual({
      code: 'canceled',
      sentence:
        'INC-7 was canceled and takes nothing more. If something is wrong after all, declare it anew: `/incident start <title>`.',
    });
  });

  test('passes over marks and edits in silence', () => {
    expect(mark(incident, { ...delivery, person: amina }, message)).toEqual([]);
    expect(recordWording(incident, edited(message, '10:09', 'checkout fails'))).toEqual([]);
  });
});

describe('the fold of a log', () => {
  test('remembers its channel, card, announcement and drafts', () => {
    const { incident } = given()
      .when('10:01', undefined, () => [
        { type: 'channel-opened', channel: 'C7', name: 'inc-7-checkout' },
        { type: 'card-posted', source: messageAt('10:01') },
        { type: 'announcement-posted', source: messageAt('10:01', { channel: 'C1' }) },
      ])
      .when('12:00', amina, requestDraft)
      .when('12:01', undefined, () => [
        { type: 'draft-delivered', revision: 1, file: 'F1', link: 'https://example.com/F1' },
      ])
      .told('12:02', 4);
    expect(incident).toMatchObject({
      seq: 7,
      channel: { id: 'C7', name: 'inc-7-checkout' },
      card: messageAt('10:01'),
      announcement: messageAt('10:01', { channel: 'C1' }),
      draftsRequested: 1,
      drafts: [{ revision: 1, file: 'F1' }],
      told: { 4: messageAt('12:02') },
    });
    expect(incidentName(incident)).toBe('INC-7');
  });

  test('is the same in one go and event by event', () => {
    const log = busy
      .mark('10:06', chebet, 'assumption', message)
      .when('10:08', amina, (incident) => settle(incident, 'confirmed', 'A2', []))
      .see('10:09', edited(message, '10:09', 'checkout fails'))
      .unmark('10:10', chebet, 'assumption', message);
    expect(fold(undefined, log.events)).toEqual(log.incident);
  });

  test('begins with the declaration', () => {
    const [, ...rest] = busy.events;
    expect(() => fold(undefined, rest)).toThrow('The log begins with assumed instead of declared');
    expect(() => fold(undefined, [])).toThrow('An incident has no events');
  });

  test('of nothing more is what it was', () => {
    expect(fold(busy.incident, [])).toBe(busy.incident);
  });

  test('gives no number to a mark that was taken back before it was known', () => {
    const other = said('10:04', chebet, 'it is the cache');
    const { incident } = given()
      .unmark('10:07', amina, 'assumption', message)
      .unmark('10:07', amina, 'escalation', message)
      .unmark('10:07', amina, 'follow-up', message)
      .mark('10:08', amina, 'assumption', other)
      .mark('10:08', amina, 'escalation', other)
      .mark('10:08', amina, 'follow-up', other);
    const { assumptions, escalations, followUps } = incident;
    expect([assumptions, escalations, followUps].map((all) => all.map(({ number }) => number))).toEqual([
      [1],
      [1],
      [1],
    ]);
  });

  test('lets the milestones be read at once', () => {
    expect(Object.keys(timesOf(busy.incident))).toEqual(['declared']);
  });
});
