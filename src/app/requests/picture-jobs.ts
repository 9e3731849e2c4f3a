import { type Incident, messageOf } from '../../domain/incident/incident';
import type { IncidentEvent } from '../../domain/incident/incident-event';
import { recordedPictures } from '../../domain/incident/marked-message';
import type { Source } from '../../domain/source';
import { markedBy } from '../identification';
import type { JobRequest } from '../job';

/** Keeps the pictures that came on record with an event, and removes those that went off it. */
export function pictureJobs(
  event: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  return messagesOf(event, after).flatMap((source) => {
    const [now, earlier] = [filesOf(source, after), filesOf(source, before)];
    const news = [...now].filter((file) => !earlier.has(file));
    const isLess = [...earlier].some((file) => !now.has(file));
    const lane = laneOf(source);
    return [
      ...news.map((file) => ({ kind: 'keep-picture', payload: { source, file }, lane }) as const),
      ...(isLess ? [{ kind: 'drop-pictures', payload: { source }, lane } as const] : []),
    ];
  });
}

/** The files of the pictures that belong to the record with a message. */
export function filesOf(source: Source, incident: Incident | undefined): ReadonlySet<string> {
  const message = incident && messageOf(incident, source);
  return new Set(recordedPictures(message).map(({ id }) => id));
}

/** The messages of which an event may change what is on record. Redaction removes the pictures with the words, at once. */
function messagesOf(event: IncidentEvent, after: Incident): readonly Source[] {
  switch (event.type) {
    case 'mark-set':
    case 'worded':
    case 'message-deleted':
    case 'marks-withdrawn':
      return [event.source];
    case 'person-identified':
      return markedBy(event.person, after);
    default:
      return [];
  }
}

/** What is kept and what is removed of one message keep their order; two pictures of an incident are in memory at a time. */
function laneOf({ message }: Source): string {
  return `pictures:${Number(message.at(-1)) % 2}`;
}
