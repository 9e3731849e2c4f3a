import type { Entry } from '../entry';

/**
 * The lines of a timeline as they are shown: what was said before somebody put it otherwise or took it back stands in no
 * document, unless the workspace wants it so.
 */
export function withEarlierWordings(entries: readonly Entry[], areShown = false): readonly Entry[] {
  return entries.map((entry) => {
    const { firstWording, deletedWording, ...rest } = entry;
    if (areShown) return deletedWording === undefined ? entry : { ...entry, text: deletedWording };
    return firstWording === undefined && deletedWording === undefined ? entry : rest;
  });
}
