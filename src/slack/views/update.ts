import type { Incident } from '../../domain/incident/incident';
import type { UpdateSaid } from '../../domain/news/update-in-words';
import type { PersonId } from '../../domain/person';
import { isBlank, type Wording } from '../../domain/text/wording';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { inReadersZone } from '../text/instants';
import { shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';

/** How much of what happens, and of what is being done, is said again. */
const MAX_TEXT = 1_500;
const MAX_DOING = 800;

/** What an update says: what happens, and below that what is being done and by when the next one comes. */
export function updateInWords(
  { text, doing = [], nextBy }: UpdateSaid,
  incident: Incident,
  nameOf: (person: PersonId) => string,
): string {
  const written = (words: Wording, most: number): string =>
    shortenMrkdwn(writeMrkdwn(words, nameOf, shownSecrets(incident)), most);
  return [
    written(text, MAX_TEXT),
    ...(isBlank(doing) ? [] : [`*Being done:* ${written(doing, MAX_DOING)}`]),
    ...(nextBy === undefined ? [] : [`*Next update by* ${inReadersZone(nextBy)}`]),
  ].join('\n');
}
