import { standingCanvas } from '../../domain/canvas';
import type { Incident } from '../../domain/incident/incident';
import type { FactType, IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import type { JobRequest } from '../job';

// One lane for both: the record tells of the postmortem, and on a plan that allows one canvas people get theirs.

/** Makes the canvas in which people write the postmortem. */
export const makePostmortemJob: JobRequest = {
  kind: 'make-postmortem-canvas',
  payload: {},
  mergeKey: 'make-postmortem-canvas',
  lane: 'canvas',
};

/** Makes the canvas of the record. */
export const makeRecordJob: JobRequest = {
  kind: 'make-record-canvas',
  payload: {},
  mergeKey: 'make-record-canvas',
  lane: 'canvas',
};

/** The canvases come with the first draft that is delivered in the channel; where one was refused, a later one asks again. */
export function canvasJobs({ person }: Recorded<'draft-delivered'>): readonly JobRequest[] {
  return person === undefined ? [makePostmortemJob, makeRecordJob] : [];
}

/** A canvas that was made is linked in the channel's head. */
export function canvasesMade({ canvas }: Recorded<'canvas-made'>): readonly JobRequest[] {
  return [
    {
      kind: 'bookmark-draft',
      payload: { canvas },
      mergeKey: `bookmark-draft:${canvas}`,
      lane: 'bookmark-draft',
    },
  ];
}

/** What no document tells. */
const untold: ReadonlySet<FactType> = new Set<FactType>([
  ...(['canvas-written', 'canvas-refused', 'draft-requested', 'draft-addressed', 'draft-delivered'] as const),
  ...(['card-posted', 'announcement-posted', 'recorded-elsewhere'] as const),
  ...(['followed', 'unfollowed', 'outsiders-dropped', 'news-addressed', 'news-sent'] as const),
  ...(['promised', 'promise-dropped', 'promise-asked', 'time-offered', 'time-kept'] as const),
  ...(['archiving-planned', 'archiving-said', 'channel-kept', 'thread-asked', 'thread-unread'] as const),
]);

/** The record is written anew after whatever it may tell; what was removed for good is not waited with. */
export function recordRewritten(event: IncidentEvent, after: Incident): readonly JobRequest[] {
  if (standingCanvas(after, 'record') === undefined || untold.has(event.type)) return [];
  if (event.type === 'canvas-made' && event.canvas === 'record') return [];
  const isUrgent = event.type === 'redacted';
  const mergeKey = isUrgent ? 'rewrite-record:now' : 'rewrite-record';
  return [{ kind: 'rewrite-record', payload: isUrgent ? { isUrgent } : {}, mergeKey, lane: 'canvas' }];
}
