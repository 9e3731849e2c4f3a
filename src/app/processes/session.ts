import type { Source } from '../../domain/source';
import type { Gap } from '../catch-up/catch-up';

/** What one process tells the others that work on the same database. */
export type Told =
  /** The incidents of a workspace changed, one of them where it is named, or jobs were queued there. */
  | { readonly type: 'changed'; readonly team: string; readonly number?: number }
  /** A message was edited or deleted, of which the others may know an earlier wording. */
  | { readonly type: 'edited'; readonly team: string; readonly source: Source }
  /** Something of what the workspaces told may have been missed. */
  | { readonly type: 'missed'; readonly why: Gap };

/** This process among those that work on the database. SQLite has one, which always holds everything. */
export interface Session {
  /** In whose name jobs are claimed; another one after the session was lost. */
  readonly id: string;
  /** Whether the others know that this process is at work. While they do not, it begins no job and no call. */
  readonly isHeld: boolean;
  /** How many processes are at work. */
  readonly processes: number;
  /** Tells the others. Nobody promises that they hear it, or that they hear it once. */
  tell(news: Told): void;
  /** Whether this process is the one that does something which one of them does. It is until its session ends. */
  leads(task: string): Promise<boolean>;
  /** Begins to listen to the others and to take over what those had in hand that are gone. */
  watch(parts: SessionParts): void;
}

/** What a session works with once its process is at work. */
export interface SessionParts {
  /** What another process told. */
  readonly heard: (news: Told) => void;
  /** Each second: jobs may wait that another process left, and something that one process does may be this one's now. */
  readonly pulse: () => void;
  /** The session was lost and is another one now: what was told meanwhile was not heard. */
  readonly regained: () => void;
  /** Resolves once nothing that was begun in the name of a lost session is in flight any more. */
  readonly drained: () => Promise<void>;
  /** This program is older than the database by now: it has to end, for the reason that the sentence says. */
  readonly outdated: (sentence: string) => void;
  /** A mistake in this program. */
  readonly failed: (error: unknown) => void;
}

/** The session of a process that has the database to itself. */
export function soleSession(id: string): Session {
  return {
    id,
    isHeld: true,
    processes: 1,
    tell: () => undefined,
    leads: async () => true,
    watch: () => undefined,
  };
}
