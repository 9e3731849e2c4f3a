/** Whoever acts or is named: the id that the workspace gives a person. */
export type PersonId = string;

/** Who said something: a person, or another program (an alert), which has only a name. */
export type Author = { readonly person: PersonId } | { readonly bot: string };
