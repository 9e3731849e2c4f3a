import { sectionsOf } from '../../domain/postmortem/sections';
import type { Section } from '../../domain/section';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { aboutSign, fullMoment } from './moment';
import { paragraphs, type SaidBy, type SaidWords, sourcesOf, wordsFrom } from './said-by';

/** A text that somebody wrote, or that was taken from what was recorded; else what was marked during the incident. */
export interface CauseText {
  /** What somebody wrote; null where nobody did. */
  readonly text: Markdown | null;
  /** Where the text was taken from, where nobody wrote it. */
  readonly from: readonly SaidBy[];
  /** The entries, each in its own words, where the text is nothing but those. */
  readonly marked: readonly SaidWords[];
  /** Whether there is either. */
  readonly isKnown: boolean;
}

/** What caused the incident and how it was fixed. */
export interface CauseSection {
  /** What set it off. */
  readonly trigger: CauseText;
  /** When that was: `2023-11-08 11:05 EAT`; null where nobody said. */
  readonly triggeredAt: string | null;
  /** The root cause. */
  readonly rootCause: CauseText;
  /** What made it possible, worse or longer besides. */
  readonly factors: CauseText;
  /** How it was resolved. */
  readonly resolution: CauseText;
  /** What helps for now. */
  readonly temporaryFix: Markdown | null;
  /** What helps for good. */
  readonly permanentFix: Markdown | null;
}

/** Root cause and resolution, as people wrote them or as they were recorded. */
export function causeSection(setting: DraftContext): CauseSection {
  const states = sectionsOf(setting.incident);
  const { 'triggering change': change } = setting.times;
  return {
    trigger: asText('trigger', setting),
    triggeredAt:
      change === undefined ? null : `${aboutSign(change)}${fullMoment(change.at, setting.incident.zone)}`,
    rootCause: told('rootCause', setting),
    factors: asText('factors', setting),
    resolution: told('resolution', setting),
    temporaryFix: paragraphs(states.temporaryFix.words, setting),
    permanentFix: paragraphs(states.permanentFix.words, setting),
  };
}

function asText(section: Section, setting: DraftContext): CauseText {
  const state = sectionsOf(setting.incident)[section];
  const text = paragraphs(state.words, setting);
  return { text, from: sourcesOf(state, setting), marked: [], isKnown: text !== null };
}

/** What nobody wrote is told entry by entry, each with whoever said it. */
function told(section: Section, setting: DraftContext): CauseText {
  const state = sectionsOf(setting.incident)[section];
  if (state.isWritten) return asText(section, setting);
  const marked = wordsFrom(state, setting);
  return { text: null, from: [], marked, isKnown: marked.length > 0 };
}
