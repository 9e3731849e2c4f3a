import type { PersonId } from '../../../domain/person';
import type { SectionState } from '../../../domain/postmortem/sections';
import type { Source } from '../../../domain/source';
import { isBlank } from '../../../domain/text/wording';
import { inReadersZone } from '../../text/instants';
import { escaped, link } from '../../text/mrkdwn';

/** So many entries are linked. */
const MAX_LINKED = 8;

/** Where what stands in a section comes from: who wrote it, or from which entries it was taken. */
export function whence(
  { words, from, isWritten, by, at }: SectionState,
  { nameOf, linkTo }: { nameOf: (person: PersonId) => string; linkTo: (source: Source) => string },
): string {
  const who = by === undefined ? '' : ` by ${escaped(nameOf(by))}`;
  if (isWritten) {
    const when = at === undefined ? '' : `, ${inReadersZone(at)}`;
    return `${isBlank(words) ? 'Emptied' : 'Written'}${who}${when}`;
  }
  if (isBlank(words)) return 'Nobody wrote it, and nothing on record says it';
  const linked = from.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const shown = linked.slice(0, MAX_LINKED).map((source, index) => link(linkTo(source), String(index + 1)));
  const more = linked.length > MAX_LINKED ? ` and ${linked.length - MAX_LINKED} more` : '';
  const count = from.length === 1 ? 'an entry' : `${from.length} entries`;
  const messages = shown.length === 0 ? '' : `: ${shown.join(' · ')}${more}`;
  return `Taken from ${count} of the record${messages}. Nobody wrote it yet`;
}
