import { jobsFor } from '../../src/app/jobs-for-events';
import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { IncidentEvent } from '../../src/domain/incident/incident-event';
import type { MarkKind } from '../../src/domain/mark-kind';
import { later, second, toTimestamp } from '../../src/domain/time/instant';
import { peopleIn } from '../../src/domain/timeline/people-in';
import { timelineOf } from '../../src/domain/timeline/timeline';
import { amina, at } from '../support/cast';
import { given } from '../support/log';

/** Marks on as many messages, each with its words and, where it is an assumption, with a verdict that was typed. */
function marks(count: number, kind: MarkKind): readonly IncidentEvent[] {
  return Array.from({ length: count }, (_, index): readonly IncidentEvent[] => {
    const asOf = later(at('10:00'), index * second);
    const source = { channel: 'C0INC', message: toTimestamp(asOf) };
    const said = { recordedAt: asOf, by: amina, seq: 0 };
    return [
      { ...said, type: 'mark-set', source, kind, emoji: kind, person: amina, present: true, asOf },
      { ...said, type: 'worded', source, text: [`line ${index}`], author: { person: amina }, asOf },
      ...(kind === 'assumption'
        ? [{ ...said, type: 'settled', assumption: index + 1, verdict: 'confirmed' } as const]
        : []),
    ];
  })
    .flat()
    .map((event, index) => ({ ...event, seq: index + 2 }));
}

const declared: Incident = given().incident;

/** The least time of the processor that some tries take, in milliseconds: others may use the machine, too. */
function leastTime(work: () => void): number {
  const times = Array.from({ length: 6 }, () => {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe('however long an incident is', () => {
  test('a mark is recorded and followed up in the same time', () => {
    const all = marks(10_000, 'entry');
    const timeAfter = (events: number): number => {
      const long = fold(declared, all.slice(0, events));
      return leastTime(() => {
        all.slice(events, events + 100).reduce((before, event) => {
          const after = fold(before, [event]);
          jobsFor(event, after, before);
          return after;
        }, long);
      });
    };
    timeAfter(200);
    expect(timeAfter(19_000) / timeAfter(200)).toBeLessThan(20);
  });

  test.each<MarkKind>(['assumption', 'escalation'])(
    'a line of the timeline that is one of many marked as %s takes the same time',
    (kind) => {
      const timeOf = (count: number): number => {
        const incident = fold(declared, marks(count, kind));
        return leastTime(() => {
          // Another object, of which nothing is known yet.
          const anew = { ...incident };
          timelineOf(anew);
          peopleIn(anew);
        });
      };
      timeOf(500);
      // Each of sixteen times as many lines may take a few times as long, and must not take sixteen times.
      expect(timeOf(8_000) / timeOf(500)).toBeLessThan(16 * 5);
    },
  );

  test.each<MarkKind>(['entry', 'mitigated'])(
    'each of many marks as %s is folded in the same time',
    (kind) => {
      const timeOf = (count: number): number => {
        const set = marks(count, kind).filter((event) => event.type === 'mark-set');
        const taken = set.map((event) => ({ ...event, present: false, asOf: later(event.asOf, 1) }));
        const all = [...set, ...taken].map((event, index) => ({ ...event, seq: index + 2 }));
        return leastTime(() => fold(declared, all));
      };
      timeOf(500);
      // Eight times as many may take a few times as long each, and must not take eight times.
      expect(timeOf(4_000) / timeOf(500)).toBeLessThan(8 * 5);
    },
  );

  test('its timeline is made once for each state of it', () => {
    const incident = fold(declared, marks(3, 'entry'));
    expect(timelineOf(incident)).toBe(timelineOf(incident));
    expect(timelineOf(fold(incident, marks(4, 'entry').slice(-2)))).toHaveLength(5);
  });
});
