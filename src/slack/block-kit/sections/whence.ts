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
  if (isBlank(words)) return 'Nothing yet';
  const linked = from.flatMap(({ source }) => (source === undefined ? [] : [linkTo(source)]));
  const [only] = linked;
  if (from.length === 1)
    return `Taken from ${only === undefined ? 'an entry' : link(only, 'an entry')} of the record`;
  const shown = linked.slice(0, MAX_LINKED).map((address, index) => link(address, String(index + 1)));
  const more = linked.length > MAX_LINKED ? ` and ${linked.length - MAX_LINKED} more` : '';
  return `Taken from ${from.length} entries of the record${shown.length === 0 ? '' : ': '}${shown.join(' · ')}${more}`;
}
