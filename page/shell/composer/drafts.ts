/** What was typed and not sent, by person and place; it outlives a reload of the tab. */
const prefix = 'draft ';

/** The place where a person types: a channel, or a thread in it. */
export function unsentKey(person: string, channel: string, thread = ''): string {
  return `${person} ${channel} ${thread}`;
}

/** What was typed there. */
export function unsentText(key: string): string {
  return sessionStorage.getItem(prefix + key) ?? '';
}

/** Keeps what was typed there; nothing is kept of an empty field. */
export function keepUnsentText(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + key);
  else sessionStorage.setItem(prefix + key, text);
}

const takers = new Set<(text: string) => void>();

/** Puts a text into the field of the channel that is open; false when there is none. */
export function offerText(text: string): boolean {
  for (const take of takers) take(text);
  return takers.size > 0;
}

/** Takes texts that are offered, until the returned function is called. */
export function takeOffered(take: (text: string) => void): () => void {
  takers.add(take);
  return () => void takers.delete(take);
}
