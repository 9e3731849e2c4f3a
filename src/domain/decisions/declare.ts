import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Fact } from '../incident/incident-event';
import type { Standing } from '../person';
import type { Severity } from '../severity';
import { excerpt } from '../text/excerpt';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import type { Unnamed } from '../unnamed';

/** The longest title: the channel's name, topic and every list must be able to show it. */
export const MAX_TITLE = 200;

/** What somebody says when they declare an incident. */
export interface Declaration {
  readonly title: string;
  readonly severity: Severity;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly began?: Instant;
  /** Whether it began about then. */
  readonly approximate?: true;
  /** What may be meant by a time that could not be read. */
  readonly beganOffered?: readonly Instant[];
  /** Whether it is not known yet in which zone the declarer lives, and whether `began` hangs on that. */
  readonly isZoneAssumed?: true;
  readonly isBeganAssumed?: true;
  /** The channel in which it is declared. */
  readonly from?: string;
  /** To whom declaring is open, where it is not known yet what the declarer is to the workspace. */
  readonly onlyFor?: readonly Standing[];
  /** Whom and what the title mentions without their names. */
  readonly unnamed?: readonly Unnamed[];
}

/** Declares an incident; its number is given by whoever keeps the incidents. */
export function declare(
  declaration: Declaration,
  number: number,
  zone: Zone,
): Extract<Fact, { type: 'declared' }> {
  return { type: 'declared', ...declaration, title: parseTitle(declaration.title), number, zone };
}

/**
 * A title as it is kept: one line, in words, not longer than `MAX_TITLE` characters. `example` is what a refusal
 * says to type instead.
 */
export function parseTitle(text: string, example = slash('start sev2 Checkout answers 500')): string {
  const title = text.replace(/\s+/g, ' ').trim();
  if (title === '') {
    throw new Refusal('no-title', say`Say what is wrong: ${example}.`, 'title');
  }
  if (!hasWords(title)) {
    throw new Refusal(
      'title-without-words',
      say`“${excerpt(title)}” says nothing to whoever reads or searches it. Say in words what is wrong: ${example}.`,
      'title',
    );
  }
  const length = [...title].length;
  if (length > MAX_TITLE) {
    throw new Refusal(
      'title-too-long',
      say`The title has ${length} characters; ${MAX_TITLE} fit. Say it shorter and put the rest into a ${slash('note')}.`,
      'title',
    );
  }
  return title;
}

/** Emoji come as they are or as their names between colons; of digits and signs some are emoji, too: 1️⃣, ℹ️. */
const emoji = /:[\w+'-]+:(?::skin-tone-\d:)?|[\d#*]\uFE0F?\u20E3|\p{Extended_Pictographic}/gu;

function hasWords(title: string): boolean {
  return /[\p{L}\p{N}]/u.test(title.replace(emoji, ' '));
}
