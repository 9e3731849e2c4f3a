import type { Reached } from '../../domain/milestones/times';
import { firstSentence } from '../../domain/text/first-sentence';
import { isBlank } from '../../domain/text/wording';
import { minutesText } from '../../domain/time/span';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { marksOf } from './marked-words';
import { fullMoment, zoneName } from './moment';
import { paragraphs, said, saidInForm } from './said-by';

/** The facts of the whole incident on one screen; null where nobody said anything. */
export interface SummarySection {
  readonly text: Markdown | null;
  /** `2023-11-08 15:00 EAT`: impact started. */
  readonly start: string | null;
  /** Resolved. */
  readonly end: string | null;
  readonly zone: string;
  readonly duration: string | null;
  readonly impact: Markdown | null;
  readonly share: Markdown | null;
  /** The first sentence of the root cause. */
  readonly rootCause: Markdown | null;
}

/** The issue summary: when impact began and ended, and what whoever closed the incident said about it. */
export function summarySection(setting: DraftContext): SummarySection {
  const { incident, times } = setting;
  const { zone, closing } = incident;
  const { 'impact started': began, resolved } = times;
  const [start, end] = [began?.at, resolved?.at];
  const about = (reached: Reached | undefined): string => (reached?.isApproximate ? '≈' : '');
  return {
    text: paragraphs(closing?.summary, setting),
    start: start === undefined ? null : `${about(began)}${fullMoment(start, zone)}`,
    end: end === undefined ? null : `${about(resolved)}${fullMoment(end, zone)}`,
    zone: zoneName(start ?? incident.declaredAt, zone),
    duration:
      start === undefined || end === undefined
        ? null
        : `${about(began) || about(resolved)}${minutesText(start, end)}`,
    impact: saidInForm(closing?.impact, setting),
    share: saidInForm(closing?.share, setting),
    rootCause: rootCause(setting),
  };
}

function rootCause(setting: DraftContext): Markdown | null {
  const { closing } = setting.incident;
  if (closing?.rootCause !== undefined && !isBlank(closing.rootCause)) {
    return said(firstSentence(closing.rootCause), setting);
  }
  const last = marksOf(['root cause'], setting).at(-1);
  return last === undefined ? null : said(firstSentence(last.text), setting);
}
