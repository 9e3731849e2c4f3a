import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { type SaidWords, saidWords } from './marked-words';
import { paragraphs } from './said-by';

/** A text that somebody wrote at the close; where there is none, what was marked during the incident. */
export interface CauseText {
  readonly text: Markdown | null;
  readonly marked: readonly SaidWords[];
  readonly isKnown: boolean;
}

/** What caused the incident and how it was fixed. */
export interface CauseSection {
  readonly rootCause: CauseText;
  readonly resolution: CauseText;
}

/** Root cause and resolution, as they were told at the close or marked before. */
export function causeSection(setting: DraftContext): CauseSection {
  const { closing } = setting.incident;
  return {
    rootCause: told(paragraphs(closing?.rootCause, setting), saidWords(['root cause'], setting)),
    resolution: told(paragraphs(closing?.resolution, setting), saidWords(['mitigated', 'resolved'], setting)),
  };
}

function told(written: Markdown | null, marked: readonly SaidWords[]): CauseText {
  return written === null
    ? { text: null, marked, isKnown: marked.length > 0 }
    : { text: written, marked: [], isKnown: true };
}
