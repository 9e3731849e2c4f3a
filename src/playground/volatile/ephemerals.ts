import type { Workspace } from '../state/workspace';

/** A message that one person sees, until they reload. */
export interface Ephemeral {
  channel: string;
  ts: string;
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  thread?: string;
}

/** How many a person keeps; older ones go. */
const MOST_KEPT = 200;

/** The messages that only one person sees; never stored. */
export class Ephemerals {
  readonly #shown = new Map<string, Ephemeral[]>();

  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** What this person sees, oldest first. */
  of(user: string): readonly Ephemeral[] {
    return this.#shown.get(user) ?? [];
  }

  /** Shows a message to one person and names its `ts`. */
  show(user: string, message: Omit<Ephemeral, 'ts'>): Ephemeral {
    const ephemeral = { ...message, ts: this.#workspace.nextTs() };
    this.#shown.set(user, [...this.of(user), ephemeral].slice(-MOST_KEPT));
    this.#workspace.touch();
    return ephemeral;
  }

  /** Puts another message in an ephemeral's place, or nothing. */
  replace(user: string, ts: string, message: Omit<Ephemeral, 'ts'> | undefined): void {
    const next = this.of(user).flatMap((shown) =>
      shown.ts !== ts ? [shown] : message ? [{ ...message, ts }] : [],
    );
    this.#shown.set(user, next);
    this.#workspace.touch();
  }
}
