import fc from 'fast-check';
import { withdraw } from '../../../src/domain/entries/withdraw';
import { fold } from '../../../src/domain/fold/fold';
import type { IncidentEvent } from '../../../src/domain/incident/incident-event';
import { holdersOf, holdingsOf, roleRequestsOf } from '../../../src/domain/ledger/role';
import {
  acceptRole,
  askForRole,
  declineRole,
  leaveRole,
  takeRole,
} from '../../../src/domain/ledger/take-role';
import type { PersonId } from '../../../src/domain/person';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet } from '../../support/cast';
import { given, type Log } from '../../support/log';

const lead = { name: 'lead', text: 'decides', isUnique: true };
const helper = { name: 'helper', text: 'helps', isUnique: false };

const takes = (log: Log, moment: string, person: PersonId, role = lead) =>
  log.when(moment, person, (incident) => takeRole(incident, role, { person }));
const asks = (log: Log, moment: string, by: PersonId, to: PersonId, role = lead) =>
  log.when(moment, by, (incident) => askForRole(incident, role, { to }));
const accepts = (log: Log, moment: string, person: PersonId, asked: number) =>
  log.when(moment, person, (incident) => acceptRole(incident, asked, person));
const undoes = (log: Log, moment: string, seq: number) =>
  log.when(moment, amina, (incident) => {
    const fact = log.events.find((each) => each.seq === seq);
    return fact === undefined ? [] : withdraw(incident, fact);
  });

/** Who had what from when to when, in a line each. */
const held = ({ incident }: Pick<Log, 'incident'>) =>
  holdingsOf(incident).map(({ role, person, from, until }) => [role, person, from, until]);
const outcomes = ({ incident }: Log) => roleRequestsOf(incident).map(({ outcome }) => outcome?.type);
const roleLines = ({ incident }: Log) =>
  timelineOf(incident).flatMap(({ occurredAt, about }) =>
    about.flatMap((each) => (each.type.startsWith('role') ? [[occurredAt, each]] : [])),
  );

const led = takes(given(), '10:05', amina);

describe('a role', () => {
  test('is with whoever takes it, from then on', () => {
    expect(held(led)).toEqual([['lead', amina, at('10:05'), undefined]]);
    expect(roleLines(led)).toEqual([
      [at('10:05'), { type: 'role', role: 'lead', person: amina, former: [] }],
    ]);
  });

  test('moves to the next who takes it, where one person has it at a time', () => {
    const moved = takes(led, '10:30', baraka);
    expect(held(moved)).toEqual([
      ['lead', amina, at('10:05'), at('10:30')],
      ['lead', baraka, at('10:30'), undefined],
    ]);
    expect(roleLines(moved).at(-1)?.[1]).toEqual({
      ...{ type: 'role', role: 'lead', person: baraka },
      former: [amina],
    });
  });

  test('is with several people where it may be', () => {
    const both = takes(takes(given(), '10:05', amina, helper), '10:06', baraka, helper);
    expect(holdersOf(both.incident, 'helper').map(({ person }) => person)).toEqual([amina, baraka]);
  });

  test('is given up by whoever has it', () => {
    const left = led.when('10:40', amina, (incident) => leaveRole(incident, undefined, { person: amina }));
    expect(held(left)).toEqual([['lead', amina, at('10:05'), at('10:40')]]);
    expect(roleLines(left).at(-1)).toEqual([at('10:40'), { type: 'role left', role: 'lead', person: amina }]);
  });

  test('may have been taken before; whoever took it later has it', () => {
    const log = led.when('10:40', baraka, (incident) =>
      takeRole(incident, lead, { person: baraka, at: at('10:02') }),
    );
    expect(held(log)).toEqual([
      ['lead', baraka, at('10:02'), at('10:05')],
      ['lead', amina, at('10:05'), undefined],
    ]);
  });

  test('is with the one before again when taking it is withdrawn', () => {
    const moved = takes(led, '10:30', baraka);
    expect(held(undoes(moved, '10:31', moved.incident.seq))).toEqual(held(led));
  });

  test('is refused to whoever has it, and on the card to whoever comes second', () => {
    expect(led.refusalOf((incident) => takeRole(incident, lead, { person: amina })).code).toBe(
      'role-held-already',
    );
    expect(led.refusalOf((incident) => takeRole(incident, lead, { person: baraka, ifVacant: true }))).toEqual(
      {
        code: 'role-held',
        sentence:
          'Somebody has the role lead of INC-7 meanwhile, since 2023-11-08 10:05. To take it from them, type `/incident lead`.',
      },
    );
  });

  test('cannot be given up by whoever has none, or before it was taken; of several it is to be said which', () => {
    const left = (log: Log, person: PersonId, when?: string) =>
      log.refusalOf((incident) =>
        leaveRole(incident, undefined, { person, ...(when !== undefined && { at: at(when) }) }),
      ).code;
    expect(left(led, baraka)).toBe('role-not-held');
    expect(left(led, amina, '10:01')).toBe('left-before-taken');
    expect(left(takes(led, '10:06', amina, helper), amina)).toBe('several-roles');
  });

  test('is refused in a canceled incident', () => {
    const canceled = led.when('10:50', amina, () => [{ type: 'canceled' }]);
    expect(canceled.refusalOf((incident) => takeRole(incident, lead, { person: baraka })).code).toBe(
      'canceled',
    );
  });
});

describe('somebody who is asked to take a role', () => {
  const asked = asks(led, '10:20', amina, baraka);
  const { seq } = asked.incident;

  test('has it once they say so, and not before', () => {
    expect([held(asked), outcomes(asked)]).toEqual([held(led), [undefined]]);
    const accepted = accepts(asked, '10:25', baraka, seq);
    expect(holdersOf(accepted.incident, 'lead').map(({ person }) => person)).toEqual([baraka]);
    expect(outcomes(accepted)).toEqual(['accepted']);
  });

  test('may take it by command as well, which answers the question', () => {
    const accepted = takes(asked, '10:25', baraka);
    expect(accepted.events.at(-1)).toMatchObject({ type: 'role-taken', asked: seq });
    expect(outcomes(accepted)).toEqual(['accepted']);
  });

  test('is the only one who can answer', () => {
    expect(asked.refusalOf((incident) => acceptRole(incident, seq, chebet))).toEqual({
      code: 'asked-somebody-else',
      sentence:
        'This asks somebody else, and nobody can answer for them. To take the role yourself, type `/incident lead`.',
    });
  });

  test('need not answer once somebody else has it, or is asked after them', () => {
    const overtaken = takes(asked, '10:22', chebet);
    expect(outcomes(overtaken)).toEqual(['overtaken']);
    expect(overtaken.refusalOf((incident) => acceptRole(incident, seq, baraka)).code).toBe(
      'role-taken-already',
    );
    const replaced = asks(asked, '10:22', amina, chebet);
    expect(outcomes(replaced)).toEqual(['replaced', undefined]);
    expect(replaced.refusalOf((incident) => acceptRole(incident, seq, baraka)).code).toBe('asked-instead');
  });

  test('is asked no more once that is withdrawn', () => {
    const withdrawn = undoes(asked, '10:22', seq);
    expect(outcomes(withdrawn)).toEqual([]);
    expect(withdrawn.refusalOf((incident) => acceptRole(incident, seq, baraka)).code).toBe(
      'request-withdrawn',
    );
  });

  test('is asked again when their answer is withdrawn', () => {
    const accepted = accepts(asked, '10:25', baraka, seq);
    const undone = undoes(accepted, '10:26', accepted.incident.seq);
    expect([held(undone), outcomes(undone)]).toEqual([held(led), [undefined]]);
  });

  test('is asked once, and not at all where they have the role', () => {
    const again = (log: Log, to: PersonId) =>
      log.refusalOf((incident) => askForRole(incident, lead, { to, reason: plain('please') })).code;
    expect(again(asked, baraka)).toBe('asked-already');
    expect(again(asked, amina)).toBe('role-held-already');
  });

  test('of a role that several have is asked beside others', () => {
    const both = asks(asks(given(), '10:05', amina, baraka, helper), '10:06', amina, chebet, helper);
    expect(outcomes(both)).toEqual([undefined, undefined]);
    expect(outcomes(takes(both, '10:07', chebet, helper))).toEqual([undefined, 'accepted']);
  });
});

test('who has what hangs on when it was said to have happened, and not on the order in which it is recorded', () => {
  const people = [amina, baraka, chebet];
  const changes = fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 59 }),
      person: fc.constantFrom(...people),
      takes: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  const [declared] = given().events;
  if (declared === undefined) throw new Error('The log is empty');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 8 }),
      changes,
      fc.infiniteStream(fc.nat()),
      (minutes, all, order) => {
        const facts = minutes.flatMap((minute, index) => {
          const change = all[index];
          return change === undefined ? [] : [{ ...change, minute }];
        });
        const eventsOf = (list: typeof facts): readonly IncidentEvent[] => [
          declared,
          ...list.map(
            ({ minute, person, takes }, index): IncidentEvent => ({
              ...(takes
                ? { type: 'role-taken', role: 'lead', isUnique: true as const }
                : { type: 'role-left', role: 'lead' }),
              ...{ seq: index + 2, recordedAt: at('12:00'), by: person },
              occurredAt: at(`10:${String(minute).padStart(2, '0')}`),
            }),
          ),
        ];
        const shuffled = facts
          .map((fact) => ({ fact, rank: order.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ fact }) => fact);
        const [one, other] = [facts, shuffled].map((list) =>
          held({ incident: fold(undefined, eventsOf(list)) }),
        );
        expect(other).toEqual(one);
        // One person at a time leads.
        const ends = (one ?? []).slice(0, -1).map(([, , , until]) => until);
        expect(ends).not.toContain(undefined);
      },
    ),
    { numRuns: 200 },
  );
});

describe('somebody who cannot take a role', () => {
  const asked = asks(given(), '10:10', amina, baraka);
  const { seq } = asked.incident;
  const declined = asked.when('10:12', baraka, (incident) => declineRole(incident, seq, baraka));
  const outcomes = ({ incident }: Log) => roleRequestsOf(incident).map(({ outcome }) => outcome?.type);

  test('is asked no more, and can be asked again', () => {
    expect(outcomes(declined)).toEqual(['declined']);
    expect(timelineOf(declined.incident).at(-1)?.about).toEqual([
      { type: 'role declined', role: 'lead', person: baraka },
    ]);
    const again = accepts(asks(declined, '10:14', amina, baraka), '10:15', baraka, seq + 2);
    expect(outcomes(again)).toEqual(['declined', 'accepted']);
    expect(outcomes(takes(declined, '10:14', chebet))).toEqual(['declined']);
  });

  test('says so once, for themselves, and while they are asked', () => {
    expect(declined.refusalOf((incident) => acceptRole(incident, seq, baraka)).code).toBe(
      'role-declined-already',
    );
    expect(asked.refusalOf((incident) => declineRole(incident, seq, chebet)).code).toBe(
      'asked-somebody-else',
    );
    const taken = takes(asked, '10:11', chebet);
    expect(taken.refusalOf((incident) => declineRole(incident, seq, baraka)).code).toBe('role-taken-already');
  });
});
