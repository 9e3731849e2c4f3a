import { Refusal } from '../../errors';
import { refuseReopeningBefore } from '../decisions/reopen';
import { fold } from '../fold/fold';
import type { Correction } from '../incident/correction';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Fact, occurredAt, stamped } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { assumptionName, assumptionsOf } from '../ledger/assumption';
import { escalationName, escalationsOf } from '../ledger/escalation';
import { type Milestone, milestones } from '../milestone';
import { refuseDisorder } from '../milestones/set-times';
import { timesOf } from '../milestones/times';
import { isBlank } from '../text/wording';
import { formatInstantBeside } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { minutesBetween } from '../time/span';

export type { Correction } from '../incident/correction';

/**
 * Corrects what an entry says, when it happened, or a follow-up's owner and day, after the facts that come with it; nothing where
 * nothing is to be corrected. Refuses words that say nothing (field `text`) and a time out of order (field `at`).
 */
export function correctEntry(
  incident: Incident,
  alongside: readonly Fact[],
  entry: string,
  correction: Correction,
): readonly Fact[] {
  const { text, occurredAt: at } = correction;
  if (Object.values(correction).every((each) => each === undefined)) return [];
  if (text !== undefined && isBlank(text)) {
    throw new Refusal(
      'nothing-said',
      'Say what happened. An entry without words tells nobody anything.',
      'text',
    );
  }
  const changed: Fact = { type: 'entry-changed', entry, ...correction };
  if (at !== undefined) {
    refuseBeforeClosing(incident, entry, at);
    refuseMisplacing(incident, [...alongside, changed]);
  }
  return [changed];
}

/** Nothing is reopened before it was closed. */
function refuseBeforeClosing(incident: Incident, entry: string, at: Instant): void {
  const reopening = factsOf(incident, 'reopened').find((fact) => entryKeyOf(fact) === entry);
  if (reopening === undefined) return;
  const closing = factsOf(incident, 'closed').findLast(({ seq }) => seq < reopening.seq);
  if (closing !== undefined) refuseReopeningBefore(incident, occurredAt(closing), at);
}

/** A typed time out of order is refused, though a marked one is not: what is typed can be typed otherwise. */
function refuseMisplacing(incident: Incident, facts: readonly Fact[]): void {
  const after = fold(incident, stamped(facts, incident.seq, { recordedAt: incident.declaredAt }));
  const [known, moved] = [timesOf(incident), timesOf(after)];
  const typed = milestones.flatMap((milestone): [Milestone, Instant][] => {
    const at = moved[milestone]?.at;
    return at === undefined || at === known[milestone]?.at ? [] : [[milestone, at]];
  });
  try {
    refuseDisorder(incident, Object.fromEntries(typed));
    refuseAnswersBefore(after);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.sentence, 'at');
    throw error;
  }
}

/** Nothing is settled before it was assumed, and nobody answers before they were asked. */
function refuseAnswersBefore(incident: Incident): void {
  const { zone } = incident;
  const pairs = [
    ...assumptionsOf(incident).map((each) => ({
      name: assumptionName(each),
      made: each.openedAt,
      answered: each.settled?.at,
      answer: each.settled?.kind ?? '',
    })),
    ...escalationsOf(incident).map((each) => ({
      name: escalationName(each),
      made: each.at,
      answered: each.acknowledged && occurredAt(each.acknowledged),
      answer: 'acknowledged',
    })),
  ];
  for (const { name, made, answered, answer } of pairs) {
    if (answered === undefined || minutesBetween(made, answered) >= 0) continue;
    throw new Refusal(
      'answered-before',
      `${name} would be made at ${formatInstantBeside(made, answered, zone)} and ${answer} at ${formatInstantBeside(answered, made, zone)}, before that. Type another time.`,
    );
  }
}
