import { array, boolean, constantFrom, assert as hold, nat, property, record } from 'fast-check';
import { jobsFor } from '../../../src/app/jobs-for-events';
import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import { identifyPerson } from '../../../src/domain/decisions/identify-person';
import { cancel, reopen } from '../../../src/domain/decisions/reopen';
import { withdrawEntry } from '../../../src/domain/entries/change-entry';
import { withdraw } from '../../../src/domain/entries/withdraw';
import { readFact } from '../../../src/domain/facts';
import { fold } from '../../../src/domain/fold/fold';
import type { IncidentEvent } from '../../../src/domain/incident/incident-event';
import { factsOf } from '../../../src/domain/incident/kept-facts';
import { statusNow } from '../../../src/domain/incident/status-now';
import type { MarkKind } from '../../../src/domain/mark-kind';
import { mark } from '../../../src/domain/marks/marking';
import { sourceKey } from '../../../src/domain/source';
import { later, second } from '../../../src/domain/time/instant';
import { amina, at, baraka, chebet, gil } from '../../support/cast';
import { type Decision, given, type Log, said } from '../../support/log';

const message = said('10:05', baraka, 'the pool was too small');
const other = said('10:06', chebet, 'all green');
const to =
  (status: Parameters<typeof changeStatus>[1]): Decision =>
  (incident) =>
    changeStatus(incident, status);

function status({ incident }: Log) {
  return incident.status;
}

describe('the status by marks', () => {
  test.each<[MarkKind, string]>([
    ['entry', 'investigating'],
    ['impact started', 'investigating'],
    ['detected', 'investigating'],
    ['assumption', 'investigating'],
    ['root cause', 'identified'],
    ['mitigated', 'monitoring'],
    ['resolved', 'resolved'],
  ])('%s makes it %s', (kind, expected) => {
    expect(status(given().mark('10:10', amina, kind, message))).toBe(expected);
  });

  test('goes forwards only', () => {
    const resolved = given().mark('10:10', amina, 'resolved', message);
    expect(status(resolved.mark('10:20', amina, 'root cause', other))).toBe('resolved');
    expect(status(resolved.mark('10:20', amina, 'impact started', other))).toBe('resolved');
  });

  test('goes back to where it was once the mark is taken back, or its entry withdrawn', () => {
    const found = given().mark('10:10', amina, 'root cause', message);
    const over = found.mark('10:20', amina, 'resolved', other);
    expect(status(over.unmark('10:21', amina, 'resolved', other))).toBe('identified');
    const gone = over.when('10:21', amina, (incident) =>
      withdrawEntry(incident, sourceKey(other.source), at('10:21')),
    );
    expect(status(gone)).toBe('identified');
  });

  test('stands as somebody typed it until a later mark', () => {
    const typed = given()
      .mark('10:10', amina, 'mitigated', message)
      .when('10:20', amina, to('investigating'));
    expect(status(typed)).toBe('investigating');
    // Somebody else's mark on the same message says it again.
    expect(status(typed.mark('10:21', chebet, 'mitigated', message))).toBe('monitoring');
  });

  test('does not follow a mark that was set before it was typed and is told of later', () => {
    const typed = given().when('10:20', amina, to('identified'));
    const late = typed.when('10:30', undefined, (incident) =>
      mark(incident, {
        ...{ source: message.source, kind: 'resolved', emoji: 'checkered_flag', person: amina },
        ...{ present: true, asOf: at('10:19') },
      }),
    );
    expect(status(late)).toBe('identified');
  });

  test('is what the marks say again when what was typed is withdrawn', () => {
    const log = given()
      .mark('10:10', amina, 'mitigated', message)
      .when('10:20', amina, to('investigating'))
      .when('10:21', amina, (incident) =>
        factsOf(incident, 'status-changed').flatMap((fact) => withdraw(incident, fact)),
      );
    expect(status(log)).toBe('monitoring');
  });

  test('is closed until the incident is reopened, and then investigating until it is marked again', () => {
    const closed = given()
      .mark('10:10', amina, 'resolved', message)
      .when('10:20', amina, (incident) => close(incident, {}))
      .mark('10:25', amina, 'mitigated', other);
    expect(status(closed)).toBe('closed');
    const reopened = closed.when('10:30', amina, (incident) => reopen(incident, []));
    expect(status(reopened)).toBe('investigating');
    expect(status(reopened.mark('10:40', amina, 'resolved', other))).toBe('resolved');
  });

  test('is canceled whatever was marked', () => {
    const log = given()
      .when('10:20', amina, (incident) => cancel(incident, []))
      .mark('10:30', amina, 'resolved', message);
    expect(status(log)).toBe('canceled');
  });

  test('waits until it is known that whoever marked may set it', () => {
    const log = given().when('10:10', gil, (incident) =>
      mark(incident, {
        ...{ source: message.source, kind: 'resolved', emoji: 'checkered_flag', person: gil },
        ...{ present: true, asOf: at('10:10'), onlyFor: ['member', 'guest'] },
      }),
    );
    expect(status(log)).toBe('investigating');
    expect(status(log.when('10:11', undefined, (now) => identifyPerson(now, gil, 'guest')))).toBe('resolved');
    expect(status(log.when('10:11', undefined, (now) => identifyPerson(now, gil, 'foreign')))).toBe(
      'investigating',
    );
  });

  test('may be typed though a mark made it so, and then stands without the mark', () => {
    const log = given().mark('10:10', amina, 'mitigated', message).when('10:11', amina, to('monitoring'));
    expect(status(log.unmark('10:12', amina, 'mitigated', message))).toBe('monitoring');
    expect(log.refusalOf(to('monitoring')).code).toBe('same-status');
  });
});

describe('what follows when a mark moves the status', () => {
  const before = given().when('10:01', undefined, () => [
    { type: 'channel-opened', channel: 'C0CHECKOUT', name: 'inc-7' },
  ]);

  function jobsOf(from: Log, after: Log): ReadonlySet<string> {
    const event = after.events.find(({ seq }) => seq > from.incident.seq);
    if (event === undefined) throw new Error('Nothing happened');
    return new Set(jobsFor(event, fold(from.incident, [event]), from.incident).map(({ kind }) => kind));
  }

  test('is card and announcement, and the topic where it is over or begins anew, set and taken back', () => {
    const marked = before.mark('10:10', amina, 'mitigated', message);
    const taken = marked.unmark('10:11', amina, 'mitigated', message);
    for (const jobs of [jobsOf(before, marked), jobsOf(marked, taken)]) {
      expect([...jobs]).toEqual(expect.arrayContaining(['card', 'announcement']));
      expect([...jobs]).not.toContain('topic');
    }
    const over = before.mark('10:20', amina, 'resolved', message);
    const again = over.unmark('10:21', amina, 'resolved', message);
    for (const jobs of [jobsOf(before, over), jobsOf(over, again)]) {
      expect([...jobs]).toEqual(expect.arrayContaining(['card', 'topic', 'announcement']));
    }
  });

  test('is nothing but the card where the status stays', () => {
    const marked = before.mark('10:10', amina, 'detected', message);
    expect(jobsOf(before, marked)).not.toContain('topic');
    expect(jobsOf(before, marked)).not.toContain('announcement');
  });
});

describe('a mark that was stored before marks moved the status', () => {
  const stored = { ...said('10:05', baraka, ''), kind: 'resolved', emoji: 'checkered_flag', person: amina };
  const { source, kind, emoji, person } = stored;
  const body = { source, kind, emoji, person, present: true, asOf: at('10:10') };

  function folded(version: number): Log['incident'] {
    const fact = readFact('mark-set', version, body);
    const event = { ...fact, type: 'mark-set', seq: 2, recordedAt: at('10:10'), by: amina } as IncidentEvent;
    return fold(given().incident, [event]);
  }

  test('leaves it as it was', () => {
    expect(folded(1).status).toBe('investigating');
    expect(folded(2).status).toBe('resolved');
  });

  test('does not keep a new mark on the same message from moving it', () => {
    const old = folded(1);
    const facts = mark(old, { ...body, kind: 'mitigated', emoji: 'adhesive_bandage', asOf: at('10:20') });
    const events = facts.map((fact) => ({ ...fact, seq: 3, recordedAt: at('10:20'), by: amina }));
    expect(fold(old, events).status).toBe('monitoring');
  });
});

describe('marks one after the other', () => {
  const moving = ['root cause', 'mitigated', 'resolved', 'entry'] as const;
  const changes = array(
    record({
      kind: constantFrom(...moving),
      emoji: nat(1),
      place: nat(3),
      asOf: nat(30),
      present: boolean(),
    }),
    { maxLength: 40 },
  );

  function eventOf(
    seq: number,
    change: { kind: MarkKind; emoji: number; place: number; asOf: number; present: boolean },
  ): IncidentEvent {
    const source = { channel: 'C0', message: `${1_699_438_200 + change.place}.000000` };
    const asOf = later(at('10:10'), change.asOf * second);
    const set = {
      source,
      kind: change.kind,
      emoji: `e${change.emoji}`,
      person: amina,
      present: change.present,
    };
    return { type: 'mark-set', ...set, asOf, seq, recordedAt: asOf, by: amina };
  }

  test('give the status that all of them give together', () =>
    hold(
      property(changes, (all) => {
        let { incident } = given().when('10:10', amina, to('identified'));
        for (const change of all) {
          incident = fold(incident, [eventOf(incident.seq + 1, change)]);
          expect(incident.status).toBe(statusNow(incident));
        }
      }),
    ));

  test('let go of it where an emoji that means something else by now is taken away', () => {
    const change = { emoji: 0, place: 0, present: true };
    const set = eventOf(2, { ...change, kind: 'resolved', asOf: 1 });
    const taken = eventOf(3, { ...change, kind: 'entry', asOf: 2, present: false });
    expect(fold(given().incident, [set]).status).toBe('resolved');
    expect(fold(given().incident, [set, taken]).status).toBe('investigating');
  });
});
