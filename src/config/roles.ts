import { defaultRoles, lead, type Role } from '../domain/role';
import { plainName } from '../domain/severity';
import type { Complain, FileSettings } from './file';

/** The roles: those of the file, else the usual ones. There is always a lead, and one at a time. */
export function readRoles({ roles }: FileSettings, complain: Complain): readonly Role[] {
  if (roles === undefined) return defaultRoles;
  const listed = roles.map(
    ({ name, text, unique = true }): Role => ({
      name: plainName(name) === lead ? lead : name,
      text: text ?? defaultRoles.find((each) => each.name === plainName(name))?.text ?? '',
      isUnique: unique,
    }),
  );
  const names = listed.map(({ name }) => plainName(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    complain(`FIRELOG_CONFIG: roles: “${twice}” is listed twice. Call one of them otherwise.`);
  }
  if (listed.some(({ name, isUnique }) => name === lead && !isUnique)) {
    complain(
      'FIRELOG_CONFIG: roles: one person leads at a time. Leave “unique: false” out of the role lead.',
    );
  }
  const own = listed.some(({ name }) => name === lead);
  return own ? listed : [...defaultRoles.filter(({ name }) => name === lead), ...listed];
}
