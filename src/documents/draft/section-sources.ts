import type { SectionOrigin } from '../../domain/postmortem/captured';
import type { SectionState } from '../../domain/postmortem/sections';
import type { DraftContext } from './draft-context';
import { type SaidBy, type SaidParts, saidBy, saidInParts } from './said-by';

/** What an entry says, and who said it. */
export interface SaidWords extends SaidParts {
  readonly by: SaidBy | null;
}

/** Who said what a section was taken from, each with a link; none where somebody wrote it. */
export function sourcesOf({ from }: SectionState, setting: DraftContext): readonly SaidBy[] {
  return sourcesFrom(from, setting);
}

/** Who said what stands in some entries, each once. */
export function sourcesFrom(from: readonly SectionOrigin[], setting: DraftContext): readonly SaidBy[] {
  const named = from.flatMap((origin) => sourceOf(origin, setting) ?? []);
  const known = new Map(named.map((each) => [`${each.name} ${each.link?.toString()}`, each]));
  return [...known.values()];
}

/** The entries that a section was taken from, each in its own words. */
export function wordsFrom({ from }: SectionState, setting: DraftContext): readonly SaidWords[] {
  return from.flatMap((origin) => {
    const parts = saidInParts(origin.words, setting);
    return parts.text === null ? [] : [{ ...parts, by: sourceOf(origin, setting) }];
  });
}

function sourceOf({ key, source }: SectionOrigin, setting: DraftContext): SaidBy | null {
  const entry = setting.byKey.get(key);
  // A time that somebody typed has nobody's words.
  const [recorder] = entry?.recorders ?? [];
  const author = entry?.author ?? (recorder === undefined ? undefined : { person: recorder });
  return saidBy(author, entry?.source ?? source, setting, entry?.forwarded);
}
