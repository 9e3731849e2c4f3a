/** How much of what somebody typed is said back to them. */
const longest = 40;

/** What somebody typed as a refusal repeats it, shortened to forty characters: enough to find it again. */
export function asTyped(text: string): string {
  // Of a long text the rest need not even be looked at.
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}
