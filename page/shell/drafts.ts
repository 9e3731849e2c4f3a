/** What was typed and not sent, by person and place; it outlives a reload of the tab. */
const prefix = 'draft ';

/** What was typed there. */
export function draftOf(key: string): string {
  return sessionStorage.getItem(prefix + key) ?? '';
}

/** Keeps what was typed there; nothing is kept of an empty field. */
export function keepDraft(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + key);
  else sessionStorage.setItem(prefix + key, text);
}
