import type { Forwarding } from './forwarded';
import type { AssumptionVerdict } from './mark-kind';
import type { Milestone } from './milestone';
import type { Author, PersonId } from './person';
import type { Severity } from './severity';
import type { Source } from './source';
import type { Status } from './status';
import type { Target } from './target';
import type { Wording } from './text/wording';
import type { Instant } from './time/instant';

/** What an entry is about, besides the words in it. */
export type About =
  | { readonly type: 'note' }
  | { readonly type: 'declared'; readonly severity: Severity; readonly title: string }
  | { readonly type: 'root cause' }
  | { readonly type: 'assumption'; readonly number: number }
  | {
      readonly type: 'verdict';
      readonly number: number;
      readonly verdict: AssumptionVerdict;
      readonly assumption: Wording;
    }
  | {
      readonly type: 'escalation';
      readonly number: number;
      readonly to: readonly Target[];
      readonly team?: string;
      readonly by?: PersonId;
    }
  /** Who was called next, because nobody had answered. */
  | { readonly type: 'rung called'; readonly number: number; readonly to: readonly Target[] }
  /** Nobody else is called. */
  | { readonly type: 'calling stopped'; readonly number: number }
  | {
      readonly type: 'acknowledgement';
      readonly number: number;
      /** For whom somebody else answered. */
      readonly onBehalfOf?: readonly Target[];
    }
  | { readonly type: 'status'; readonly to: Status }
  | { readonly type: 'severity'; readonly from: Severity; readonly to: Severity }
  /** `promisedFor` is when it was to come, where it came later. */
  | { readonly type: 'update'; readonly promisedFor?: Instant }
  | { readonly type: 'reopened' }
  | {
      readonly type: 'role';
      readonly role: string;
      readonly person: PersonId;
      /** Who had it before. */
      readonly former: readonly PersonId[];
    }
  | { readonly type: 'role left'; readonly role: string; readonly person: PersonId }
  /** Somebody was asked to take it, and said that they cannot. */
  | { readonly type: 'role declined'; readonly role: string; readonly person: PersonId }
  | { readonly type: 'typed milestone' };

/** A line of the timeline. */
export interface Entry {
  /** Names the entry within its incident, whatever the order in which things were learnt. */
  readonly key: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Everything the line is about: a message with several kinds of mark is one line with all its kinds. */
  readonly about: readonly About[];
  /** The milestones that this very line sets. */
  readonly milestones: readonly Milestone[];
  /** What was said; empty where nobody said anything. */
  readonly text: Wording;
  /** Who said it. */
  readonly author?: Author;
  /** Who forwarded it, where its author said it elsewhere, and the address at which they did. */
  readonly forwarded?: Forwarding;
  /** Who marked or typed it. */
  readonly recorders: readonly PersonId[];
  readonly source?: Source;
  /** The first wording, where the message was edited since. */
  readonly firstWording?: Wording;
  /** What its message said before it was deleted. */
  readonly deletedWording?: Wording;
  readonly isDeleted: boolean;
  /** Whether nobody knows more of its time than that it had happened by then. */
  readonly isAtLatest?: true;
  /** Whether it happened about then. */
  readonly isApproximate?: true;
}
