import { Refusal } from '../errors';
import { plainName } from './severity';
import { excerpt } from './text/excerpt';

/** A role as the settings list it. */
export interface Role {
  readonly name: string;
  /** What whoever has it does, as a sentence goes on that begins with its name. */
  readonly text: string;
  /** Whether one person has it at a time. */
  readonly isUnique: boolean;
}

/** The role of whoever leads the response, which every workspace has. */
export const lead = 'lead';

/** The roles without a setting. */
export const defaultRoles: readonly Role[] = [
  { name: lead, text: 'decides what is done next, and by whom', isUnique: true },
  { name: 'comms', text: 'tells the stakeholders where things stand', isUnique: true },
];

/** Reads the name of a role, in whatever case, or refuses with the ones there are. */
export function parseRole(text: string, roles: readonly Role[]): Role {
  const role = roles.find(({ name }) => plainName(name) === plainName(text));
  if (role !== undefined) return role;
  const wrong = text.trim() === '' ? 'Say which role.' : `There is no role “${excerpt(text.trim())}”.`;
  throw new Refusal(
    'unknown-role',
    `${wrong} Type one of ${roles.map(({ name }) => name).join(', ')}. The setting \`roles\` lists them.`,
  );
}

/** The role of that name; one that is no longer in the settings is what it was. */
export function roleNamed(name: string, roles: readonly Role[]): Role {
  return roles.find((role) => role.name === name) ?? { name, text: '', isUnique: true };
}
