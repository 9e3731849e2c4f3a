import { type Sentence, say, slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Times } from '../milestones/times';
import { type Section, sectionNames } from '../section';

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

/** What opens the form, or makes the choice, that mends a finding. */
export type Mend =
  /** The form of all milestones. */
  | { readonly type: 'times' }
  /** The form of a section of the postmortem. */
  | { readonly type: 'section'; readonly section: Section }
  /** The form of one entry or task, by its key. */
  | { readonly type: 'entry'; readonly key: string; readonly name: string }
  /** The form in which an entry is chosen first. */
  | { readonly type: 'entries' }
  /** The times that were offered for these entries and that nobody took. */
  | { readonly type: 'time offers'; readonly entries: readonly string[] }
  | { readonly type: 'assume' }
  | { readonly type: 'acknowledge'; readonly escalation: number }
  | { readonly type: 'fields' };

/** Something that the draft lacks or contradicts. */
export interface Finding {
  /** Stable, for tests and for talking about it: `S03`. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** What is wrong and what to type to mend it, in our words only. */
  readonly sentence: Sentence;
  readonly place: FindingPlace;
  /** What mends it at a press, in the order of what it names; absent where only words do. */
  readonly mends?: readonly Mend[];
}

/** What to type to write a section of the postmortem. */
export function fillIn(section: Section): Sentence {
  return say`Type ${slash(`postmortem edit ${sectionNames[section]}`)}.`;
}

/** What a rule finds: its sentence, with another severity where the case is a milder one. */
export interface RuleHit {
  readonly sentence: Sentence;
  readonly severity?: FindingSeverity;
  readonly mends?: readonly Mend[];
}

/** What a rule says of itself, for whoever reads the list of them. */
export interface RuleWords {
  readonly id: string;
  /** `D` is computed and must not raise a false alarm; `H` is a guess, which may be wrong and is never an error. */
  readonly kind: 'D' | 'H';
  readonly severity: FindingSeverity;
  /** What it finds, as the table of the documentation says it. */
  readonly finds: string;
}

/** A rule of the draft's own check, beside its words. */
export interface Rule extends RuleWords {
  readonly place: FindingPlace;
  /** How bad it is at most in the milder half of the severities; as bad as ever where missing. */
  readonly ifMild?: FindingSeverity | 'nothing';
  /** What is wrong with an incident; empty when nothing is. */
  readonly find: (incident: Incident, times: Times) => readonly RuleHit[];
}
