import type { PersonId } from './person';

/**
 * Whom an escalation is to. A team is one that the configuration names; `outside` is a name that nobody here
 * knows, such as a vendor: it is recorded and nobody is invited.
 */
export type Target =
  | { readonly person: PersonId }
  | { readonly group: string; readonly name: string }
  | { readonly team: string; readonly people: readonly PersonId[] }
  | { readonly outside: string };

/** The people a target names by themselves; a group's members are known to the workspace alone. */
export function peopleOf(target: Target): readonly PersonId[] {
  if ('person' in target) return [target.person];
  return 'team' in target ? target.people : [];
}
