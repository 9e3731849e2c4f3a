import { type Markdown, paragraphs } from '../markdown';
import { type SaidWords, saidWords } from './marked-words';
import type { Setting } from './setting';

/** A text that somebody wrote at the close; where there is none, what was marked during the incident. */
export interface Told {
  readonly text: Markdown | null;
  readonly marked: readonly SaidWords[];
  readonly isKnown: boolean;
}

/** What caused the incident and how it was fixed. */
export interface CauseSection {
  readonly rootCause: Told;
  readonly resolution: Told;
}

/** Root cause and resolution, as they were told at the close or marked before. */
export function causeSection(setting: Setting): CauseSection {
  const { closing } = setting.incident;
  return {
    rootCause: told(closing?.rootCause, saidWords(['root cause'], setting)),
    resolution: told(closing?.resolution, saidWords(['mitigated', 'resolved'], setting)),
  };
}

function told(text: string | undefined, marked: readonly SaidWords[]): Told {
  const written = text?.trim() ? paragraphs(text) : null;
  return written === null
    ? { text: null, marked, isKnown: marked.length > 0 }
    : { text: written, marked: [], isKnown: true };
}
