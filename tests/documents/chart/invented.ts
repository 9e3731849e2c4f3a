import { fold } from '../../../src/domain/fold/fold';
import type { Incident } from '../../../src/domain/incident/incident';
import type { Fact, IncidentEvent } from '../../../src/domain/incident/incident-event';
import { fromIso, type Instant, later, minute, toTimestamp } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { Random } from '../../support/random';

/** How much is in an incident that a test invents. */
export interface Plan {
  readonly seed: number;
  /** When it begins, in ISO 8601, and for how many minutes it goes on. */
  readonly begin: string;
  readonly minutes: number;
  readonly zone: string;
  readonly entries: number;
  readonly assumptions: number;
  readonly escalations: number;
  readonly title?: string;
  /** What people say, one of them at a time. */
  readonly words?: readonly string[];
  /** Whether it is still going on, so that nothing of it has an end. */
  readonly isOpen?: boolean;
}

const people = ['U0AMINA', 'U0BARAKA', 'U0CHEBET', 'U0DAVID'];
const phrases = [
  'The connection pool of the database is exhausted',
  'A deploy of the checkout service this morning broke retries',
  'DNS',
  'Traffic from the campaign is twenty times the usual and the queue cannot keep up with it',
  'Node 7 has a bad disk',
];

/** An incident made up by chance that can be repeated. */
export function invented(plan: Plan): Incident {
  const random = new Random(plan.seed);
  const { minutes, words = phrases } = plan;
  const begin = fromIso(plan.begin);
  const at = (share: number): Instant => later(begin, Math.round(share * minutes) * minute);
  const facts: (readonly [Instant, string, Fact])[] = [];
  const add = (when: Instant, fact: Fact, by = random.pick(people)): void => {
    facts.push([when, by, fact]);
  };
  const milestone = (
    name: 'impact started' | 'detected' | 'identified' | 'mitigated' | 'resolved',
    share: number,
  ): void => add(at(share), { type: 'milestone-set', milestone: name, occurredAt: at(share) });
  milestone('impact started', 0);
  milestone('detected', 0.02);
  if (!plan.isOpen) {
    milestone('identified', 0.5);
    milestone('mitigated', 0.8);
    milestone('resolved', 0.93);
  }
  add(at(0.03), { type: 'role-taken', role: 'lead', isUnique: true });
  add(at(0.3), { type: 'role-taken', role: 'lead', isUnique: true });
  add(at(0.55), { type: 'role-taken', role: 'comms', isUnique: true });
  add(at(0.8), { type: 'role-taken', role: 'lead', isUnique: true });
  for (let index = 0; index < plan.entries; index += 1) {
    // People are busy at first, and by day.
    const when = later(at(random.next() * random.next()), index);
    const kind = random.chance(0.1) ? 'update' : random.chance(0.05) ? 'root cause' : 'entry';
    const text = random.pick(words);
    if (kind === 'update') add(when, { type: 'updated', text: [text] });
    else {
      const source = { channel: 'C1', message: toTimestamp(when) };
      const mark = { kind, emoji: 'pushpin', person: random.pick(people), present: true } as const;
      add(when, { type: 'mark-set', source, ...mark, asOf: when });
      add(when, {
        type: 'worded',
        source,
        text: [text],
        author: { person: random.pick(people) },
        asOf: when,
      });
    }
  }
  for (let number = 1; number <= plan.assumptions; number += 1) {
    const share = (number - 1 + random.next()) / (plan.assumptions + 1);
    add(at(share), { type: 'assumed', text: [random.pick(words)] });
    if (random.chance(0.15)) continue;
    const settled = at(share + (1 - share) * random.next() ** 2 * 0.6);
    add(later(settled, 1), {
      type: 'settled',
      assumption: number,
      verdict: random.chance(0.3) ? 'confirmed' : 'ruled out',
    });
  }
  for (let number = 1; number <= plan.escalations; number += 1) {
    const share = (number - 1 + random.next()) / (plan.escalations + 1);
    add(at(share), { type: 'escalated', to: [{ outside: random.pick(words).slice(0, 60) }] });
    if (random.chance(0.25)) continue;
    const answered = at(share + (1 - share) * random.next() ** 3);
    add(later(answered, 1), { type: 'escalation-acknowledged', escalation: number });
  }
  if (!plan.isOpen) add(at(1), { type: 'closed', closing: {} });
  const declared: Fact = {
    ...{ number: 7, title: plan.title ?? 'Checkout answers 500', isPrivate: false, isDrill: false },
    ...{ type: 'declared', severity: 'sev1', zone: parseZone(plan.zone) },
  };
  const ordered: typeof facts = [[at(0.021), 'U0AMINA', declared], ...facts.sort((a, b) => a[0] - b[0])];
  return fold(
    undefined,
    ordered.map(
      ([recordedAt, by, fact], index): IncidentEvent => ({ ...fact, seq: index + 1, recordedAt, by }),
    ),
  );
}

/** Twelve days over the end of summer time, with more than anybody wants to have. */
export const longIncident: Plan = {
  ...{ seed: 1, begin: '2024-10-20T07:13:00Z', minutes: 12 * 24 * 60, zone: 'Europe/Berlin' },
  ...{ entries: 500, assumptions: 40, escalations: 12 },
};

/** Ten minutes. */
export const shortIncident: Plan = {
  ...{ seed: 2, begin: '2024-10-20T07:13:00Z', minutes: 10, zone: 'Africa/Nairobi' },
  ...{ entries: 5, assumptions: 2, escalations: 1 },
};
