import type { FieldType } from '../../domain/details/field';
import { fieldValuesOf, fieldWords } from '../../domain/details/field-value';
import type { Incident } from '../../domain/incident/incident';
import { occurredAt } from '../../domain/incident/incident-event';
import { readIncident } from '../../domain/incident-view';
import { assumptionName } from '../../domain/ledger/assumption';
import { escalationName } from '../../domain/ledger/escalation';
import { followUpName } from '../../domain/ledger/follow-up';
import type { FollowUpPriority, FollowUpState, FollowUpType } from '../../domain/ledger/follow-up-words';
import type { Verdict } from '../../domain/ledger/verdict';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import type { Author, PersonId } from '../../domain/person';
import { stoppedBy } from '../../domain/promises/climb';
import type { Target } from '../../domain/target';
import { toIso } from '../../domain/time/instant';
import {
  isoOf,
  type RecordContext,
  type RecordedSource,
  recordedSource,
  recordedText,
} from './record-context';

/** A change of mind about an assumption. */
export interface RecordedVerdict {
  readonly verdict: AssumptionVerdict;
  readonly at: string;
  readonly by: PersonId | null;
  readonly evidence: string | null;
  readonly source: RecordedSource | null;
}

/** An assumption that stands. */
export interface RecordedAssumption {
  /** `A2`. */
  readonly name: string;
  readonly text: string | null;
  readonly state: 'open' | AssumptionVerdict;
  readonly openedAt: string;
  readonly settledAt: string | null;
  readonly author: Author | null;
  readonly recorders: readonly PersonId[];
  /** Oldest first; the last one holds. */
  readonly verdicts: readonly RecordedVerdict[];
  readonly source: RecordedSource | null;
}

/** An escalation that stands. */
export interface RecordedEscalation {
  /** `E1`. */
  readonly name: string;
  readonly at: string;
  readonly by: PersonId | null;
  /** The asker's team. */
  readonly team: string | null;
  /** People by id, groups by id and name, teams by name with their people, anybody else by name. */
  readonly to: readonly Target[];
  readonly reason: string | null;
  /** Who was called after those, because nobody had answered. */
  readonly calls: readonly { readonly to: readonly Target[]; readonly at: string }[];
  /** Since when nobody else is called, where somebody said so. */
  readonly stoppedAt: string | null;
  readonly stoppedBy: PersonId | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: PersonId | null;
  /** Those for whom somebody else acknowledged. */
  readonly acknowledgedFor: readonly Target[] | null;
  readonly source: RecordedSource | null;
}

/** A follow-up that stands. */
export interface RecordedFollowUp {
  /** `F1`. */
  readonly name: string;
  readonly text: string | null;
  readonly owner: PersonId | null;
  /** A calendar day, `2023-11-30`. */
  readonly due: string | null;
  /** What it is for. */
  readonly type: FollowUpType | null;
  readonly priority: FollowUpPriority | null;
  readonly state: FollowUpState;
  /** Since when it is done or dropped. */
  readonly settledAt: string | null;
  readonly settledBy: PersonId | null;
  /** Why it was dropped, or what was said when it was done. */
  readonly reason: string | null;
  readonly source: RecordedSource | null;
}

/** That somebody had a role. */
export interface RecordedRole {
  readonly role: string;
  readonly person: PersonId;
  readonly from: string;
  /** Null for whoever had it to the end. */
  readonly until: string | null;
}

/** A field that somebody filled in. */
export interface RecordedField {
  /** Its name in the settings. */
  readonly field: string;
  readonly label: string;
  readonly type: FieldType;
  /** A number as such; a person by id. */
  readonly value: string | number | null;
}

/** The assumptions of an incident, by number. */
export function recordedAssumptions(
  incident: Incident,
  context: RecordContext,
): readonly RecordedAssumption[] {
  return readIncident(incident).assumptions.map((assumption) => ({
    name: assumptionName(assumption),
    text: recordedText(assumption.text, context),
    state: assumption.settled?.kind ?? 'open',
    openedAt: toIso(assumption.openedAt),
    settledAt: isoOf(assumption.settled?.at),
    author: assumption.author ?? null,
    recorders: assumption.recorders,
    verdicts: assumption.verdicts.map((verdict) => verdictOf(verdict, context)),
    source: recordedSource(assumption.source, context),
  }));
}

function verdictOf(verdict: Verdict, context: RecordContext): RecordedVerdict {
  return {
    verdict: verdict.kind,
    at: toIso(verdict.at),
    by: verdict.by ?? null,
    evidence: recordedText(verdict.evidence, context),
    source: recordedSource(verdict.source, context),
  };
}

/** The escalations of an incident, by number. */
export function recordedEscalations(
  incident: Incident,
  context: RecordContext,
): readonly RecordedEscalation[] {
  return readIncident(incident).escalations.map((escalation) => {
    const { acknowledged } = escalation;
    const stopped = stoppedBy(incident, escalation);
    return {
      name: escalationName(escalation),
      at: toIso(escalation.at),
      by: escalation.by ?? null,
      team: escalation.team ?? null,
      to: escalation.to,
      reason: recordedText(escalation.reason, context),
      calls: escalation.calls.map(({ to, recordedAt }) => ({ to, at: toIso(recordedAt) })),
      stoppedAt: isoOf(stopped?.recordedAt),
      stoppedBy: stopped?.by ?? null,
      acknowledgedAt: isoOf(acknowledged && occurredAt(acknowledged)),
      acknowledgedBy: acknowledged?.by ?? null,
      acknowledgedFor: acknowledged?.onBehalfOf ?? null,
      source: recordedSource(escalation.source, context),
    };
  });
}

/** The follow-ups of an incident, by number. */
export function recordedFollowUps(incident: Incident, context: RecordContext): readonly RecordedFollowUp[] {
  return readIncident(incident).followUps.map((followUp) => ({
    name: followUpName(followUp),
    text: recordedText(followUp.text, context),
    owner: followUp.owner ?? null,
    due: followUp.due ?? null,
    type: followUp.purpose ?? null,
    priority: followUp.priority ?? null,
    state: followUp.state,
    settledAt: isoOf(followUp.settled?.at),
    settledBy: followUp.settled?.by ?? null,
    reason: recordedText(followUp.settled?.evidence, context),
    source: recordedSource(followUp.source, context),
  }));
}

/** Who had which role when. */
export function recordedRoles(incident: Incident): readonly RecordedRole[] {
  return readIncident(incident).roles.map(({ role, person, from, until }) => ({
    ...{ role, person },
    from: toIso(from),
    until: isoOf(until),
  }));
}

/** What was filled in, in the order in which that was done first. */
export function recordedFields(incident: Incident, context: RecordContext): readonly RecordedField[] {
  return fieldValuesOf(incident).map(({ field, label, type, value }) => ({
    ...{ field, label, type },
    value:
      'number' in value
        ? value.number
        : recordedText(
            fieldWords(value, (person) => person),
            context,
          ),
  }));
}
