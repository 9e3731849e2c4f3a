import type { PersonId } from './person';

/**
 * Whom an escalation is to. A team is one that the configuration names; `outside` is a name that nobody here
 * knows, such as a vendor: it is recorded and nobody is invited.
 */
export type Target =
  | PersonTarget
  | { readonly group: string; readonly name: string }
  | TeamTarget
  | { readonly outside: string };

/** A person as whom an escalation is to. */
export type PersonTarget = { readonly person: PersonId };

/** A team as whom an escalation is to, with the people who were in it. */
export type TeamTarget = { readonly team: string; readonly people: readonly PersonId[] };

/** The people a target names by themselves; a group's members are known to the workspace alone. */
export function peopleOf(target: Target): readonly PersonId[] {
  if ('person' in target) return [target.person];
  return 'team' in target ? target.people : [];
}

/** A step of a ladder: who is called, and for how many microseconds they are waited for. Nobody else is called after the last. */
export interface Rung {
  readonly to: readonly Target[];
  /** Missing where nothing is asked of anybody once they were called. */
  readonly wait?: number;
}
