import { Refusal } from '../errors';
import type { Correction } from './correction';
import { fold } from './fold';
import type { Incident } from './incident';
import type { Fact } from './incident-event';
import type { Instant } from './instant';
import { type Milestone, milestones } from './milestone';
import { refuseDisorder, timesOf } from './times';
import { isBlank } from './wording';

export type { Correction } from './correction';

/**
 * Puts right what an entry says or when it happened, after the facts that come with it; nothing where nothing is to be
 * put right. Refuses words that say nothing (field `text`) and a time out of order (field `at`).
 */
export function putRight(
  incident: Incident,
  alongside: readonly Fact[],
  entry: string,
  correction: Correction,
): readonly Fact[] {
  const { text, occurredAt } = correction;
  if (text === undefined && occurredAt === undefined) return [];
  if (text !== undefined && isBlank(text)) {
    throw new Refusal(
      'nothing-said',
      'Say what happened. An entry without words tells nobody anything.',
      'text',
    );
  }
  const changed: Fact = { type: 'entry-changed', entry, ...correction };
  refuseMisplacing(incident, [...alongside, changed]);
  return [changed];
}

/** A typed time out of order is refused, though a marked one is not: what is typed can be typed otherwise. */
function refuseMisplacing(incident: Incident, facts: readonly Fact[]): void {
  const before = timesOf(incident);
  const after = timesOf(
    fold(
      incident,
      facts.map((fact, index) => ({ ...fact, ...stamp(incident, index) })),
    ),
  );
  const moved = milestones.flatMap((milestone): [Milestone, Instant][] => {
    const at = after[milestone]?.at;
    return at === undefined || at === before[milestone]?.at ? [] : [[milestone, at]];
  });
  try {
    refuseDisorder(incident, Object.fromEntries(moved));
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.sentence, 'at');
    throw error;
  }
}

function stamp(incident: Incident, index: number): { seq: number; recordedAt: Instant } {
  return { seq: incident.seq + 1 + index, recordedAt: incident.declaredAt };
}
