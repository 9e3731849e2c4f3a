import { type Sentence, say, slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Times } from '../milestones/times';

/** How bad a finding is, worst first. */
export const findingSeverities = ['error', 'warn', 'info'] as const;

/** How bad a finding is: an `error` leaves one of the postmortem's questions without an answer. */
export type FindingSeverity = (typeof findingSeverities)[number];

/** The part of the draft that a finding is about. */
export type FindingPlace =
  | 'Issue summary'
  | 'Timeline'
  | 'Detection'
  | 'Assumptions and misleading paths'
  | 'Escalations'
  | 'Root cause and resolution'
  | 'Corrective and preventative measures';

/** Something that the draft lacks or contradicts. */
export interface Finding {
  /** Stable, for tests and for talking about it: `S03`. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** What is wrong and what to type to mend it, in our words only. */
  readonly sentence: Sentence;
  readonly place: FindingPlace;
}

/** Where a closing's field is filled in, now that the incident is open or closed. */
export function fillIn(field: string, incident: Incident): Sentence {
  return incident.closed === undefined
    ? say`Fill in “${field}” when you type ${slash('close')}.`
    : say`Write it into the draft, or type ${slash('reopen')} and fill in “${field}” when you close again.`;
}

/** What a rule finds: its sentence, with another severity where the case is a milder one. */
export interface RuleHit {
  readonly sentence: Sentence;
  readonly severity?: FindingSeverity;
}

/** A rule of the draft's own check, beside its words. */
export interface Rule {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly place: FindingPlace;
  /** What is wrong with an incident; empty when nothing is. It must not raise false alarms. */
  readonly find: (incident: Incident, times: Times) => readonly RuleHit[];
}
