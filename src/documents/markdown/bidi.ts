/** Letters of scripts written from right to left, and the marks that stand for one. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const controls = /[\u202a-\u202e\u2066-\u2069]/;

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const popFormatting = '\u202c';

/** Whether text could change the order in which the rest of its line is shown. */
export function canReorder(text: string): boolean {
  return rightToLeft.test(text) || controls.test(text);
}

/**
 * A line whose own order of reading is kept, and cannot reach beyond it: the whole is isolated, and it must have
 * been through `balanced`. A line that cannot reorder anything stays as it is.
 */
export function isolated(line: string): string {
  return canReorder(line) ? `${firstStrongIsolate}${line}${popIsolate}` : line;
}

/**
 * The line with every embedding, override and isolate closed where it begins in it, and without the closers that
 * close nothing: those would end the isolation put around it. Rules of pairing: Unicode TR9, BD9 and X7.
 */
export function balanced(line: string): string {
  if (!controls.test(line)) return line;
  const open: string[] = [];
  let isolates = 0;
  const kept = [...line].filter((character) => {
    if (/[\u202a\u202b\u202d\u202e]/.test(character)) open.push(popFormatting);
    else if (/[\u2066-\u2068]/.test(character)) {
      open.push(popIsolate);
      isolates += 1;
    } else if (character === popFormatting) return open.at(-1) === popFormatting && open.pop() !== undefined;
    else if (character === popIsolate) {
      if (isolates === 0) return false;
      isolates -= 1;
      // Closing an isolate closes the embeddings that were opened within it, too.
      open.splice(open.lastIndexOf(popIsolate));
    }
    return true;
  });
  return [...kept, ...open.reverse()].join('');
}
