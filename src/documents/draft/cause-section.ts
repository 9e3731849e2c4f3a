import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { type SaidWords, saidWords } from './marked-words';
import { aboutSign, fullMoment } from './moment';
import { paragraphs } from './said-by';

/** A text that somebody wrote at the close; where there is none, what was marked during the incident. */
export interface CauseText {
  /** What somebody wrote; null where nobody did. */
  readonly text: Markdown | null;
  /** The messages that were marked, where nobody wrote it. */
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

/** Root cause and resolution, as they were told at the close or marked before. */
export function causeSection(setting: DraftContext): CauseSection {
  const { written, zone } = setting.incident;
  const { 'triggering change': change } = setting.times;
  return {
    trigger: told(paragraphs(written?.trigger, setting), []),
    triggeredAt: change === undefined ? null : `${aboutSign(change)}${fullMoment(change.at, zone)}`,
    rootCause: told(paragraphs(written?.rootCause, setting), saidWords(['root cause'], setting)),
    factors: told(paragraphs(written?.factors, setting), []),
    resolution: told(paragraphs(written?.resolution, setting), saidWords(['mitigated', 'resolved'], setting)),
    temporaryFix: paragraphs(written?.temporaryFix, setting),
    permanentFix: paragraphs(written?.permanentFix, setting),
  };
}

function told(written: Markdown | null, marked: readonly SaidWords[]): CauseText {
  return written === null
    ? { text: null, marked, isKnown: marked.length > 0 }
    : { text: written, marked: [], isKnown: true };
}
