import type { KnownBlock } from '@slack/web-api';
import type { Incident } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { clock } from '../../domain/time/zone';
import { maskedPlaces, type SecretPlace, shownSecrets } from '../../domain/timeline/secret-places';
import { actions, button, section } from '../block-kit/message';
import { notASecretAction } from '../buttons/not-a-secret';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';

/** So many are named; the others follow once these are settled. */
const MAX_PLACES = 8;
const MAX_WORDS = 150;

/** What is masked on a timeline, each with the button that shows it again; nothing where nothing is. */
export function drawMasked(incident: Incident, nameOf: (person: PersonId) => string): readonly KnownBlock[] {
  const places = maskedPlaces(incident);
  if (places.length === 0) return [];
  const left = places.length - MAX_PLACES;
  const more = left > 0 ? ` The first ${MAX_PLACES} of ${places.length}:` : '';
  return [
    section(
      `*Masked, because it looks like a secret.* “Change an entry” removes words for good; delete them in Slack too.${more}`,
    ),
    ...places.slice(0, MAX_PLACES).flatMap((place) => [
      section(line(incident, place, nameOf)),
      // Deliveries of a press name the incident first.
      actions([button(notASecretAction, 'Not a secret', `${incident.number}:${place.key}`)]),
    ]),
  ];
}

function line(
  incident: Incident,
  { at, name, words }: SecretPlace,
  nameOf: (person: PersonId) => string,
): string {
  const text = writeMrkdwn(words, nameOf, shownSecrets(incident)).replaceAll('\n', ' ');
  const where = name ?? (at === undefined ? '' : clock(at, incident.zone));
  return `*${escaped(where)}*  ${shortenMrkdwn(text, MAX_WORDS)}`;
}
