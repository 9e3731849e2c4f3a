import { Refusal } from '../../errors';
import type { PersonId } from '../person';
import { endWithout } from '../text/excerpt';
import type { Wording } from '../text/wording';
import { parseDue, takeDue } from '../time/due';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';

/**
 * The task that words tell: what is to be done, without the day that they end with, as in “due friday”, counted from when they
 * were written; and where they end with a day, without the owner before it.
 */
export function taskIn(
  words: Wording,
  owner: PersonId | undefined,
  context: { readonly now: Instant; readonly zone: Zone },
): { readonly text: Wording; readonly due?: string } {
  const { rest, ...taken } = atEnd(words, (last) => {
    const found = takeDueDay(last, context);
    return found.due === undefined ? found : { ...found, rest: withoutOwnerAtEnd(found.rest, owner) };
  });
  return { text: rest, ...taken };
}

/** What is left and what was taken where words end: of words that end with a list, within its last item. */
function atEnd(words: Wording, take: (last: Wording) => Taken): Taken {
  const index = words.findLastIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = words[index];
  const item = typeof last === 'object' && 'list' in last ? last.list.at(-1) : undefined;
  if (typeof last !== 'object' || !('list' in last) || item === undefined) return take(words);
  const { rest, ...taken } = atEnd(item, take);
  const shorter = { ...last, list: [...last.list.slice(0, -1), rest] };
  return { rest: [...words.slice(0, index), shorter, ...words.slice(index + 1)], ...taken };
}

/** Words without the day that they ended with. */
type Taken = { readonly rest: Wording; readonly due?: string };

/** Takes off the day that a message ends with, as in “due friday”, counted from when it was written. */
function takeDueDay(words: Wording, context: { now: Instant; zone: Zone }): Taken {
  const index = words.findLastIndex((piece) => typeof piece === 'string' && piece.trim() !== '');
  const last = words[index];
  const taken = typeof last === 'string' ? takeDue(last) : undefined;
  if (taken === undefined) return { rest: words };
  try {
    const rest = [...words.slice(0, index), taken.rest, ...words.slice(index + 1)].filter(
      (piece) => piece !== '',
    );
    return { rest, due: parseDue(taken.day, context) };
  } catch (error) {
    // Whatever else stands behind the word is just words.
    if (error instanceof Refusal) return { rest: words };
    throw error;
  }
}

/** In “… @ana due friday” the name says who does it and is no part of the task; elsewhere the sentence may need it. */
function withoutOwnerAtEnd(words: Wording, owner: PersonId | undefined): Wording {
  const index = words.findLastIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = words[index];
  const isOwner = typeof last === 'object' && 'person' in last && last.person === owner;
  const before = words[index - 1];
  if (!isOwner || typeof before !== 'string') return words;
  const end = endWithout(before, (character) => /[\s,;:(–—-]/.test(character));
  return [...words.slice(0, index - 1), before.slice(0, end)];
}
