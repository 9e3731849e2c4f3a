/**
 * Where a text ends that loses the characters at its end for which `isLost` holds. A regular expression that ends in
 * `+$` tries every run of such characters anew from each of them, which takes minutes for a long one.
 */
export function endWithout(text: string, isLost: (character: string) => boolean, end = text.length): number {
  let at = end;
  while (at > 0 && isLost(text.charAt(at - 1))) at -= 1;
  return at;
}
