import type { TemplateChoice } from '../../app/documents/templates';
import type { DocumentContext } from '../../app/ports';
import type { Field } from '../../domain/details/field';
import type { Finding, FindingSeverity } from '../../domain/findings/finding';
import { withEmptyFields } from '../../domain/findings/findings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { itemsOf } from '../../domain/section';
import { shownTitle } from '../../domain/timeline/secret-places';
import { inWords, type Names, say, slash } from '../../sentence';
import { Markdown } from '../markdown/markdown';
import { type AssumptionSection, assumptionSection } from './assumption-section';
import { type CauseSection, causeSection } from './cause-section';
import { type DetectionSection, detectionSection } from './detection-section';
import { draftContextOf } from './draft-context';
import {
  type DurationView,
  durationSection,
  type MilestoneView,
  milestonesReached,
} from './duration-section';
import { type EscalationView, escalationSection } from './escalation-section';
import { type ExternalSection, externalSection } from './external/external-section';
import { type MeasuresSection, measuresSection } from './measures-section';
import { fullMoment } from './moment';
import { saidInForm } from './said-by';
import { type ResponderView, respondersOf, type SummarySection, summarySection } from './summary-section';
import { type Material, supportingMaterial } from './supporting-material';
import { type TimelineSection, timelineSection, type UpdateView, updatesIn } from './timeline-section';

/** A finding as the draft tells it. */
export interface FindingView {
  /** `S03`, as on the page about the draft. */
  readonly id: string;
  /** `error`, `warn` or `info`. */
  readonly severity: FindingSeverity;
  /** The section of the usual template that it is about. */
  readonly place: string;
  /** What is wrong, and what to type or press to mend it. */
  readonly sentence: Markdown;
}

/** How many words a part of the document has, and how many read well in this form. */
export interface WordCount {
  /** How many words the block has; 0 before it was written. */
  count: number;
  /** How many it should have at least; null where the template does not say. */
  least: number | null;
  /** How many it should have at most; null where the template does not say. */
  most: number | null;
}

/**
 * Everything that a postmortem template may show of an incident. What is absent is null, so that a name that a
 * template made up can be told from it. Text is data and is quoted by the template; Markdown is ready.
 */
export interface Draft {
  /** `INC-7`. */
  readonly name: string;
  /** What the incident is called. */
  readonly title: string;
  /** `sev1`, or as the settings call it. */
  readonly severity: string;
  /** `investigating`, `identified`, `monitoring`, `resolved`, `closed` or `canceled`. */
  readonly status: string;
  /** Whether it is practice. */
  readonly isDrill: boolean;
  /** Whether only the members of its channel may read it. */
  readonly isPrivate: boolean;
  /** How many drafts were asked for, with this one. */
  readonly revision: number;
  /** When this draft was written: `2023-11-08 17:00 EAT`. */
  readonly renderedAt: string;
  readonly summary: SummarySection;
  readonly timeline: TimelineSection;
  readonly detection: DetectionSection;
  readonly assumptions: AssumptionSection;
  readonly escalations: readonly EscalationView[];
  readonly cause: CauseSection;
  readonly measures: MeasuresSection;
  readonly durations: readonly DurationView[];
  /** The milestones that were reached, in the order in which they were. */
  readonly milestones: readonly MilestoneView[];
  /** Everybody who took part, with their roles. */
  readonly responders: readonly ResponderView[];
  /** What stakeholders were told. */
  readonly updates: readonly UpdateView[];
  /** What may be told to people outside. */
  readonly external: ExternalSection;
  readonly supporting: readonly Material[];
  /** Where else something about it stands, in the words of whoever listed it. */
  readonly links: readonly Markdown[];
  readonly findings: readonly FindingView[];
  /** What `{{#counted words}}` counts into. */
  readonly words: WordCount;
}

/** What a workspace decides about its documents. */
export interface DocumentSettings extends Names {
  /** Whether what was said before it was edited or deleted is shown. */
  readonly earlierWordings?: boolean;
  /** What is asked of each incident. */
  readonly fields?: readonly Field[];
  /** With which template a draft is written. */
  readonly template: TemplateChoice;
}

/** Gathers what the templates show of an incident. */
export function draftOf(
  incident: Incident,
  context: DocumentContext,
  settings: DocumentSettings,
  tell: (error: unknown) => void = () => undefined,
): Draft {
  const setting = draftContextOf(incident, context, settings.earlierWordings);
  const sections = {
    name: incidentName(incident),
    title: shownTitle(incident),
    severity: incident.severity,
    status: incident.status,
    isDrill: incident.isDrill,
    isPrivate: incident.isPrivate,
    revision: context.revision,
    renderedAt: fullMoment(context.renderedAt, incident.zone),
    summary: summarySection(setting, settings.fields),
    timeline: timelineSection(setting),
    detection: detectionSection(setting),
    assumptions: assumptionSection(setting),
    escalations: escalationSection(setting),
    cause: causeSection(setting),
    measures: measuresSection(setting),
    durations: durationSection(setting),
    milestones: milestonesReached(setting),
    responders: respondersOf(setting),
    updates: updatesIn(setting),
    supporting: supportingMaterial(setting),
    links: itemsOf(incident.written?.links).flatMap((item) => saidInForm(item, setting) ?? []),
  };
  const { unrendered } = setting;
  if (unrendered.length > 0) tell(unrendered[0]);
  const findings = [
    ...(unrendered.length > 0 ? [unreadable] : []),
    ...(context.isUnread ? [unread] : []),
    ...withEmptyFields(readIncident(incident).findings, incident, settings.fields),
  ];
  return {
    ...sections,
    findings: findings.map((finding) => findingView(finding, settings)),
    words: { count: 0, least: null, most: null },
    // Few forms show it, and it reads every name of the incident.
    get external() {
      return externalSection(setting);
    },
  };
}

const unreadable: Finding = {
  id: 'T21',
  severity: 'error',
  place: 'Timeline',
  sentence: say`What stands in this draft as “could not be rendered” is on record and could not be written. Read it in its message, to which its line links, and write it into the draft; ${slash('timeline')} shows how to change the entry.`,
};

const unread: Finding = {
  id: 'T20',
  severity: 'warn',
  place: 'Timeline',
  sentence: say`The channel could not be read to its end before this draft was written: what was marked while Firelog was away may be missing. Type ${slash('postmortem')} for a new one.`,
};

/** A finding's sentence holds our own words only, and its commands are code. */
function findingView({ id, severity, place, sentence }: Finding, settings: Names): FindingView {
  return { id, severity, place, sentence: new Markdown(inWords(sentence, settings)) };
}
