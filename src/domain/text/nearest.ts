import { distance } from 'fastest-levenshtein';

/** The name that is meant by one that there is not: nothing further off than a third of it, which is no slip of the finger. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  if (wanted.length > MAX_NAME) return undefined;
  const [nearest] = names
    .map((name) => ({ name, off: distance(name.toLowerCase(), wanted) }))
    .filter(({ name, off }) => isSlip(off, Math.max(name.length, wanted.length)))
    .sort((a, b) => a.off - b.off);
  return nearest?.name;
}

function isSlip(off: number, length: number): boolean {
  // Two letters in the wrong order are two changes.
  return off < length && off <= Math.max(length < 4 ? 1 : 2, Math.floor(length / 3));
}

/** What is longer is no name, and takes long to compare. */
const MAX_NAME = 100;

/** What to type instead of a name that there is not: the nearest, or those that there are. */
export function nearestOrAll(typed: string, names: readonly string[]): string {
  const nearest = nearestName(typed, names);
  if (nearest !== undefined) return `the nearest is “${nearest}”`;
  return names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
}
