import type { TemplateChoice } from '../../app/documents/templates';
import type { DocumentContext } from '../../app/ports';
import type { Field } from '../../domain/details/field';
import type { Finding, FindingSeverity, RuleWords } from '../../domain/findings/finding';
import { checkOf } from '../../domain/findings/findings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { sectionsOf } from '../../domain/postmortem/sections';
import { itemsOf } from '../../domain/section';
import type { SeverityLevel } from '../../domain/severity';
import { shownTitle } from '../../domain/timeline/secret-places';
import { inWords, type Names, say, slash } from '../../sentence';
import { Markdown } from '../markdown/markdown';
import { type ReviewView, reviewSection } from '../review/review-section';
import { type AssumptionSection, assumptionSection } from './assumption-section';
import { type CauseSection, causeSection } from './cause-section';
import { type ChangesView, changesSection } from './changes-section';
import { type DetectionSection, detectionSection } from './detection-section';
import { type DraftContext, draftContextOf } from './draft-context';
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
import { type SaidBy, saidInForm, sourcesFrom } from './said-by';
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

/** Where something else stands, and who gave it where nobody listed it. */
export interface LinkView {
  /** The link, with what it is called. */
  readonly text: Markdown;
  /** Who gave it; nobody where somebody listed it. */
  readonly from: readonly SaidBy[];
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
  /** What changed since the revision before, and who did it; null where that is nothing. */
  readonly changes: ChangesView | null;
  /** When this draft was written: `2023-11-08 17:00 EAT`. */
  readonly renderedAt: string;
  /** Where it stands in its review; null while it is a draft and nothing else. */
  readonly review: ReviewView | null;
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
  readonly links: readonly LinkView[];
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
  /** The severities, worst first: of the milder ones less is asked. */
  readonly severities?: readonly SeverityLevel[];
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
    changes: changesSection(setting),
    renderedAt: fullMoment(context.renderedAt, incident.zone),
    review: reviewSection(incident, {
      nameOf: context.nameOf,
      moment: (at) => fullMoment(at, incident.zone),
    }),
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
    links: linksOf(setting),
  };
  const { unrendered } = setting;
  if (unrendered.length > 0) tell(unrendered[0]);
  const findings = [
    ...(unrendered.length > 0 ? [unreadable] : []),
    ...(context.isUnread ? [unread] : []),
    ...checkOf(incident, settings),
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

/** The links that somebody listed, else those of the record, each with whoever gave it. */
function linksOf(setting: DraftContext): readonly LinkView[] {
  const { words, from, isWritten } = sectionsOf(setting.incident).links;
  if (isWritten) {
    return itemsOf(words).flatMap((item) => {
      const text = saidInForm(item, setting);
      return text === null ? [] : [{ text, from: [] }];
    });
  }
  return from.flatMap((origin) =>
    origin.words.flatMap((piece) => {
      const text = saidInForm([piece], setting);
      return text === null ? [] : [{ text, from: sourcesFrom([origin], setting) }];
    }),
  );
}
/** What is found while a draft is written, as the table of findings lists it. */
export const renderingWords: readonly RuleWords[] = [
  {
    id: 'T20',
    kind: 'D',
    severity: 'warn',
    finds: 'The channel could not be read to its end before the draft was written',
  },
  { id: 'T21', kind: 'D', severity: 'error', finds: 'Something on record could not be rendered' },
];

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
