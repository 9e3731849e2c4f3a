import { type Incident, messageOf } from '../../domain/incident/incident';
import { isRecorded, presentMarks } from '../../domain/incident/marked-message';
import { readIncident } from '../../domain/incident-view';
import { type Source, sourceKey } from '../../domain/source';
import type { JobRequest } from '../job';
import { isMarkedDone } from './follow-up-jobs';

/** Whether a mark on the message means something now, so that the bot answers it. */
export function isAnswered(incident: Incident | undefined, source: Source): boolean {
  const message = incident && messageOf(incident, source);
  if (incident === undefined || message === undefined) return false;
  if (isRecorded(message)) return true;
  const isAssumption = readIncident(incident).assumptions.some(
    (assumption) => assumption.source !== undefined && sourceKey(assumption.source) === sourceKey(source),
  );
  return (isAssumption && presentMarks(message).length > 0) || isMarkedDone(incident, source);
}

/** Reads the words of a marked message that nobody told. */
export function unread(source: Source, after: Incident): readonly JobRequest[] {
  const message = messageOf(after, source);
  if (!isRecorded(message) || message.current !== undefined) return [];
  const key = sourceKey(source);
  return [
    { kind: 'read-message', payload: { source }, mergeKey: `read:${key}`, lane: laneOf('read', source) },
  ];
}

/** Brings the bot's own reaction to a message up to date. */
export function answer(source: Source, after: Incident, before: Incident | undefined): readonly JobRequest[] {
  // Elsewhere nobody asked the bot for its reactions, and it may not be there.
  if (source.channel !== after.channel?.id) return [];
  if (isAnswered(after, source) === isAnswered(before, source)) return [];
  const key = sourceKey(source);
  const lane = laneOf('answer', source);
  return [{ kind: 'answer-mark', payload: { source }, mergeKey: `answer:${key}`, lane }];
}

/**
 * One of two lanes of the incident's for what each marked message causes: a thousand marks at once leave room for
 * everything else, and a message on which something fails does not hold up all the others.
 */
function laneOf(what: string, { message }: Source): string {
  return `${what}:${Number(message.at(-1)) % 2}`;
}
