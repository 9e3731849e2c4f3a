import type { Incident } from '../domain/incident';
import type { Instant } from '../domain/instant';
import type { PersonId } from '../domain/person';
import type { Source } from '../domain/source';

/** The time that Firelog lives by: the machine's, or a replay's. */
export interface Clock {
  now(): Instant;
  /** Calls `ring` once the clock has reached `when`; the returned function takes the alarm back. */
  at(when: Instant, ring: () => void): () => void;
}

/** What a document needs besides the incident itself. */
export interface DocumentContext {
  readonly revision: number;
  readonly renderedAt: Instant;
  /** The name of a person as the workspace shows it. */
  readonly nameOf: (person: PersonId) => string;
  /** The web address of a message. */
  readonly linkTo: (source: Source) => string;
}

/** Renders what is written about an incident. */
export interface Documents {
  /** The postmortem draft, in Markdown. */
  postmortem(incident: Incident, context: DocumentContext): string;
}
