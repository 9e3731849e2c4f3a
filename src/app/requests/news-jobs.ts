import type { Incident } from '../../domain/incident/incident';
import { entryKeyOf, type IncidentEvent, type Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { newsIn } from '../../domain/news/news';
import type { PersonId } from '../../domain/person';
import type { JobRequest } from '../job';
import { isAnnounced } from './redraw-jobs';

/** What an event brings to those who are not in the channel, and what has to be put right of that which was told before. */
export function newsJobs(
  event: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const news = newsIn(event, after, before);
  return [
    ...(news !== undefined && isAnnounced(after) ? [announceNewsJob(event.seq)] : []),
    ...(news?.isForFollowers ? [spreadNewsJob(event.seq)] : []),
    ...putRight(event, after, before),
  ];
}

/** Tells somebody by direct message, or puts right what that says. One comes after the other. */
export function sendNewsJob(fact: number, person: PersonId): JobRequest {
  return {
    kind: 'send-news',
    payload: { fact, person },
    lane: `news:${person}`,
    mergeKey: `news:${fact}:${person}`,
  };
}

/** What was told to people who may not know of the incident any more is taken back. */
export function outsidersDropped(
  { people }: Recorded<'outsiders-dropped'>,
  after: Incident,
): readonly JobRequest[] {
  return sentNews(after, ({ person }) => person !== undefined && people.includes(person));
}

/** In the lane of the announcement, which it is a reply to. */
function announceNewsJob(fact: number): JobRequest {
  return { kind: 'announce-news', payload: { fact }, lane: 'announcement', mergeKey: `reply:${fact}` };
}

/** In one lane, so that whoever follows reads one after the other. */
function spreadNewsJob(fact: number): JobRequest {
  return { kind: 'spread-news', payload: { fact }, lane: 'spread-news' };
}

/** The messages that told what is not so any more, or not to be read any more. */
function putRight(
  event: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  switch (event.type) {
    case 'entry-changed':
      return sentNews(after, ({ fact }) => entryKeyOf({ seq: fact }) === event.entry);
    case 'withdrawn':
      return sentNews(after, ({ fact }) => fact === event.fact);
    case 'published':
      // It may stand at another place now.
      return sentNews(after, ({ fact }) => factsOf(after, 'published').some(({ seq }) => seq === fact));
    case 'redacted':
    case 'not-a-secret':
    case 'made-public':
      return sentNews(after, () => true);
    case 'channel-converted':
      return after.isPrivate && before?.isPrivate === false ? becamePrivate(after) : [];
    default:
      // A mark was taken away that said so.
      return before?.status === 'resolved' && after.status !== 'resolved' && isAboutMarks(event)
        ? sentNews(after, () => true)
        : [];
  }
}

function isAboutMarks({ type }: IncidentEvent): boolean {
  return type === 'mark-set' || type === 'marks-withdrawn';
}

/** Who may know of it is known once it was read who is in the channel. */
function becamePrivate(after: Incident): readonly JobRequest[] {
  return [
    ...sentNews(after, ({ person }) => person === undefined),
    { kind: 'drop-outsiders', payload: {}, lane: 'members' },
  ];
}

function sentNews(
  incident: Incident,
  isMeant: (sent: Recorded<'news-sent'>) => boolean,
): readonly JobRequest[] {
  return factsOf(incident, 'news-sent')
    .filter(isMeant)
    .map(({ fact, person }) => (person === undefined ? announceNewsJob(fact) : sendNewsJob(fact, person)));
}
