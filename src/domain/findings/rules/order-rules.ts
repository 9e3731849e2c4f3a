import { say, slash } from '../../../sentence';
import type { Incident } from '../../incident/incident';
import { occurredAt } from '../../incident/incident-event';
import { escalationName, escalationsOf } from '../../ledger/escalation';
import type { Milestone } from '../../milestone';
import { impactOf } from '../../milestones/impact';
import type { Reached } from '../../milestones/reached';
import type { Times } from '../../milestones/times';
import { formatInstant, formatInstantBeside } from '../../time/format-instant';
import { minutesBetween } from '../../time/span';
import type { Rule, RuleHit } from '../finding';

/** What comes before what, besides the start of impact and its end. Declared is free: it may come at any time. */
const order: readonly (readonly [before: Milestone, after: Milestone])[] = [
  ['triggering change', 'impact started'],
  ['detected', 'acknowledged'],
  ['detected', 'identified'],
  ['impact started', 'closed'],
  ['resolved', 'closed'],
];

const outOfOrder: Rule = {
  id: 'T02',
  kind: 'D',
  severity: 'error',
  place: 'Timeline',
  finds: 'Times whose order cannot be: acknowledged before it was detected, resolved before it was mitigated',
  find: (incident, times) => [
    ...order.flatMap(([before, after]) =>
      contradiction(incident, [before, times[before]], [after, times[after]]),
    ),
    ...impactOf(incident).windows.flatMap(({ mitigated, resolved }) =>
      contradiction(incident, ['mitigated', mitigated], ['resolved', resolved]),
    ),
    ...answeredTooEarly(incident),
  ],
};

function contradiction(
  { zone }: Incident,
  [before, first]: readonly [Milestone, Reached | undefined],
  [after, then]: readonly [Milestone, Reached | undefined],
): readonly RuleHit[] {
  // What was reached only about then may as well have come in the right order.
  if (first === undefined || then === undefined || first.isApproximate || then.isApproximate) return [];
  if (minutesBetween(first.at, then.at) >= 0) return [];
  const late = formatInstant(first.at, zone);
  const early = formatInstantBeside(then.at, first.at, zone);
  const sentence = say`“${capitalized(before)}” is at ${late} and “${after}” before it, at ${early}. Type ${slash('times')} and correct one of the two, or take back the wrong mark.`;
  return [{ sentence, mends: [{ type: 'times' }] }];
}

/** Escalations that somebody answered before they were made. */
function answeredTooEarly(incident: Incident): readonly RuleHit[] {
  return escalationsOf(incident).flatMap((escalation): readonly RuleHit[] => {
    const { at, acknowledged, isApproximate } = escalation;
    if (acknowledged === undefined || isApproximate || acknowledged.approximate) return [];
    if (minutesBetween(at, occurredAt(acknowledged)) >= 0) return [];
    const sentence = say`${escalationName(escalation)} was acknowledged before it was made. Type ${slash('timeline')}, press “Change an entry” and correct the time of one of the two.`;
    return [{ sentence, mends: [{ type: 'entries' }] }];
  });
}

const endBeforeStart: Rule = {
  id: 'T11',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'Impact is said to have started after it was mitigated or resolved',
  find: (_, times) => (['mitigated', 'resolved'] as const).flatMap((end) => endsTooEarly(times, end)),
};

function endsTooEarly(times: Times, end: 'mitigated' | 'resolved'): readonly RuleHit[] {
  const start = times['impact started'];
  const reached = times[end];
  if (start === undefined || reached === undefined || minutesBetween(start.at, reached.at) >= 0) return [];
  return [
    {
      sentence: say`Impact is said to have started after it was ${end}. Type ${slash('times')} and correct one of the two, or take back the wrong mark.`,
      mends: [{ type: 'times' }],
    },
  ];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What cannot be, as times stand. */
export const orderRules: readonly Rule[] = [outOfOrder, endBeforeStart];
