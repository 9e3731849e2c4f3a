/** How much of what somebody typed is said back to them. */
const MAX_LENGTH = 40;

/** What somebody typed as a refusal repeats it, shortened to forty characters: enough to find it again. */
export function excerpt(text: string): string {
  // Of a long text the rest need not even be looked at.
  const characters = [...text.slice(0, 2 * MAX_LENGTH + 2)];
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join('')}…` : text;
}

/**
 * Where a text ends that loses the characters at its end for which `isLost` holds. A regular expression that ends in
 * `+$` tries every run of such characters anew from each of them, which takes minutes for a long one.
 */
export function endWithout(text: string, isLost: (character: string) => boolean, end = text.length): number {
  let at = end;
  while (at > 0 && isLost(text.charAt(at - 1))) at -= 1;
  return at;
}
