/** Whoever acts or is named: the id that the workspace gives a person. */
export type PersonId = string;

/**
 * What somebody is to the workspace: a full member, a guest, or of another workspace, with which a channel is shared.
 * Another workspace of the same organisation counts as this one.
 */
export type Standing = 'member' | 'guest' | 'foreign';

/** Who said something: a person, or another program (an alert), which has only a name. */
export type Author = { readonly person: PersonId } | { readonly bot: string };
