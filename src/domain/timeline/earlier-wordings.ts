import type { Entry } from '../entry';
import { differsByTyposOnly } from '../text/only-typos';
import { inPlainText } from '../text/plain-text';
import type { Wording } from '../text/wording';

/**
 * The lines of a timeline as they are shown: what was said before somebody put it otherwise or took it back stands in no
 * document, unless the workspace wants it so; a typing error that somebody put right stands nowhere.
 */
export function withEarlierWordings(entries: readonly Entry[], areShown = false): readonly Entry[] {
  return entries.map((entry) => {
    const { firstWording, deletedWording, ...rest } = entry;
    if (!areShown) return firstWording === undefined && deletedWording === undefined ? entry : rest;
    if (deletedWording !== undefined) return { ...entry, text: deletedWording };
    return firstWording !== undefined && isTypo(firstWording, entry.text) ? rest : entry;
  });
}

function isTypo(first: Wording, last: Wording): boolean {
  const [one, other] = [first, last].map((words) => inPlainText(words, (person) => person));
  return differsByTyposOnly(one ?? '', other ?? '');
}
