import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { inPlainText } from '../text/plain-text';
import { leavesOf, namelessPlace, type Wording } from '../text/wording';
import type { Unnamed } from '../unnamed';

/** What a title mentions by an id alone, or by a name that only whoever typed it vouches for. */
export function unnamedIn(
  words: Wording,
  nameOf: (id: string) => string,
  isKnown: (id: string) => boolean,
): readonly Unnamed[] {
  return leavesOf(words).flatMap((piece) => {
    if (typeof piece !== 'object') return [];
    const id = 'person' in piece ? piece.person : namelessPlace(piece);
    return id === undefined || isKnown(id) ? [] : [{ id, shown: inPlainText([piece], nameOf) }];
  });
}

/** The ids of all that titles mention and that has no name yet. */
export function unnamedTitles({ facts }: Incident): readonly string[] {
  return facts.flatMap((fact) =>
    fact.type === 'declared' || fact.type === 'retitled' ? (fact.unnamed ?? []).map(({ id }) => id) : [],
  );
}

/** Puts names into titles in the place of ids; what still has none stays as it is. */
export function nameTitles(incident: Incident, nameOf: (id: string) => string): readonly Fact[] {
  return incident.facts.flatMap((fact): readonly Fact[] => {
    if (fact.type !== 'declared' && fact.type !== 'retitled') return [];
    const { seq, title, unnamed = [] } = fact;
    const named = unnamed.reduce((text, { id, shown }) => {
      const name = nameOf(id);
      const sign = shown.startsWith('#') ? '#' : '@';
      return name === id ? text : text.replace(shown, () => `${sign}${name}`);
    }, title);
    return named === title ? [] : [{ type: 'title-named', fact: seq, title: named }];
  });
}
