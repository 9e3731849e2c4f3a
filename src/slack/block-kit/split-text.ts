/**
 * Splits a text into at most `parts` of `most` characters, at line ends where there are any, else between
 * sentences or words, so that they can be joined with line ends. What is beyond the last part is cut off with an ellipsis. An empty text is one
 * empty part.
 */
export function splitText(text: string, most: number, parts: number): readonly string[] {
  const split: string[] = [];
  let rest = text;
  while (rest.length > most && split.length < parts - 1) {
    const at = placeToCut(rest, most);
    split.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...split, rest.length > most ? `${rest.slice(0, placeToCut(rest, most - 1))}…` : rest];
}

/** Behind the last line end, else the last sentence, else the last word, and never inside a character. */
function placeToCut(text: string, most: number): number {
  const head = text.slice(0, most);
  const line = head.lastIndexOf('\n');
  if (line > most / 2) return line + 1;
  for (const end of ['. ', ' ']) {
    const found = head.lastIndexOf(end);
    if (found > most / 2) return found + end.length;
  }
  return /[\uD800-\uDBFF]$/.test(head) ? most - 1 : most;
}
