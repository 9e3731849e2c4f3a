import { plain } from '../../domain/text/wording';
import { type Markdown, markdownParagraphs } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { type SaidWords, saidWords } from './marked-words';

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
    rootCause: told(closing?.rootCause, saidWords(['root cause'], setting), setting),
    resolution: told(closing?.resolution, saidWords(['mitigated', 'resolved'], setting), setting),
  };
}

function told(text: string | undefined, marked: readonly SaidWords[], { context }: DraftContext): CauseText {
  const written = text?.trim() ? markdownParagraphs(plain(text), context.nameOf) : null;
  return written === null
    ? { text: null, marked, isKnown: marked.length > 0 }
    : { text: written, marked: [], isKnown: true };
}
