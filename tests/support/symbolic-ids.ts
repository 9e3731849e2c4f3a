/**
 * A document with its messages' ids as they follow from what was said: the second in which a message was written, and
 * which of that second's it is in the document. What the bot posts at once reaches Slack in any order, and so do the
 * ids that Slack gives.
 */
export function withSymbolicIds(document: string): string {
  const seen = new Map<string, string[]>();
  return document.replace(/(\/p\d{10})(\d{6})\b/g, (_, second: string, id: string) => {
    const ids = seen.get(second) ?? [];
    if (!ids.includes(id)) ids.push(id);
    seen.set(second, ids);
    return `${second}-${ids.indexOf(id) + 1}`;
  });
}
