import { groupBy } from '../../../domain/incident/group-by';
import type { Incident } from '../../../domain/incident/incident';
import { readIncident } from '../../../domain/incident-view';
import type { Milestone } from '../../../domain/milestone';
import type { Author } from '../../../domain/person';
import { improvementsOf, type Section } from '../../../domain/section';
import { masked } from '../../../domain/text/secrets/masked';
import { plain, type Wording } from '../../../domain/text/wording';
import { date } from '../../../domain/time/zone';
import { shownTitle } from '../../../domain/timeline/secret-places';
import type { Markdown } from '../../markdown/markdown';
import type { DraftContext } from '../draft-context';
import { milestonesReached } from '../duration-section';
import { paragraphs, saidInForm } from '../said-by';
import { type WithoutNames, withoutNames } from './without-names';

/**
 * The same for people outside of the company: only what somebody wrote for the postmortem, without names and links, and
 * what is computed. Nothing that was said in the channel is in it.
 */
export interface ExternalSection {
  /** The title, without names and links. */
  readonly title: Markdown | null;
  /** The day on which impact started, else that of the declaration: `2023-11-08`. */
  readonly day: string;
  /** What happened, in short. */
  readonly summary: Markdown | null;
  /** What people noticed. */
  readonly impact: Markdown | null;
  /** What share of the users noticed. */
  readonly share: Markdown | null;
  /** How many requests failed or were slow. */
  readonly requests: Markdown | null;
  /** When impact started, was detected, understood, mitigated and over, as far as that is known. */
  readonly milestones: readonly ExternalMilestone[];
  /** What set it off. */
  readonly trigger: Markdown | null;
  /** The root cause. */
  readonly rootCause: Markdown | null;
  /** How it ended. */
  readonly resolution: Markdown | null;
  /** What helps for now. */
  readonly temporaryFix: Markdown | null;
  /** What will help for good. */
  readonly permanentFix: Markdown | null;
  /** What is done so that it does not happen again. */
  readonly improvements: readonly (Markdown | null)[];
}

/** What happened at one moment. */
export interface ExternalMilestone {
  /** `2023-11-08 15:00 EAT`. */
  readonly at: string;
  /** What was reached then, one or several of `impact started`, `detected`, `identified`, `mitigated`, `resolved`. */
  readonly names: readonly Milestone[];
}

const shownMilestones: readonly Milestone[] = [
  'impact started',
  'detected',
  'identified',
  'mitigated',
  'resolved',
];

/** What may be told outside. */
export function externalSection(setting: DraftContext): ExternalSection {
  const { incident, times, shown } = setting;
  const unnamed = withoutNames(namesIn(setting));
  const clean: WithoutNames = (words) => unnamed(masked(words, shown));
  const words = (section: Section): Wording => clean(incident.written?.[section] ?? []);
  const title = shownTitle(incident).trim();
  const text = (section: Section): Markdown | null => paragraphs(words(section), setting);
  return {
    title: saidInForm(clean(plain(title.charAt(0).toUpperCase() + title.slice(1))), setting),
    day: date(times['impact started']?.at ?? incident.declaredAt, incident.zone),
    summary: text('summary'),
    impact: text('impact'),
    share: saidInForm(words('share'), setting),
    requests: saidInForm(words('requests'), setting),
    milestones: milestonesIn(setting),
    trigger: text('trigger'),
    rootCause: text('rootCause'),
    resolution: text('resolution'),
    temporaryFix: text('temporaryFix'),
    permanentFix: text('permanentFix'),
    improvements: improvementsOf(incident.written).map((each) => saidInForm(clean(each), setting)),
  };
}

function milestonesIn(setting: DraftContext): readonly ExternalMilestone[] {
  const shown = milestonesReached(setting).filter(({ name }) => shownMilestones.includes(name));
  const byMoment = groupBy(shown, ({ at }) => at);
  return [...byMoment].map(([at, those]) => ({ at, names: those.map(({ name }) => name) }));
}

/** Everybody's whom the incident knows: as the workspace calls them, and as their messages did. */
function namesIn({ incident, context }: DraftContext): readonly string[] {
  const { people } = readIncident(incident);
  const called = people.filter((person) => person !== '').map(context.nameOf);
  return [...new Set([...called, ...namesInMessages(incident)])];
}

function namesInMessages(incident: Incident): readonly string[] {
  const authors = readIncident(incident).timeline.flatMap(({ author, forwarded }) => [author, forwarded?.by]);
  return authors.flatMap((author: Author | undefined) =>
    author !== undefined && 'person' in author && author.name !== undefined ? [author.name] : [],
  );
}
