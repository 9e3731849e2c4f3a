/** Whoever acts or is named: the id that the workspace gives a person. */
export type PersonId = string;

/**
 * What somebody is to the workspace: a full member, a guest, or of another workspace, with which a channel is shared.
 * Another workspace of the same organisation counts as this one.
 */
export type Standing = 'member' | 'guest' | 'foreign';

/**
 * Who said something: a person, or another program (an alert), which has only a name. A person's `name` is what their
 * message called them; it is used where nobody else can say who they are.
 */
export type Author = { readonly person: PersonId; readonly name?: string } | { readonly bot: string };
