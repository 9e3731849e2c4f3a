import { type Incident, messageOf } from '../../domain/incident/incident';
import { presentMarks } from '../../domain/incident/marked-message';
import { readIncident } from '../../domain/incident-view';
import { markedMilestones } from '../../domain/milestone';
import { type Source, sourceKey } from '../../domain/source';
import type { JobRequest } from '../job';

/** Whoever marked a message that sets a milestone is offered the times that it names. */
export function offerJobs(
  source: Source,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const message = messageOf(after, source);
  const marks = message === undefined ? [] : presentMarks(message).filter(({ kind }) => setsTime.has(kind));
  const person = marks.at(-1)?.person;
  if (person === undefined) return [];
  const key = sourceKey(source);
  const offerIn = (incident: Incident | undefined) =>
    incident && readIncident(incident).timeOffers.find(({ entry }) => entry === key)?.readings;
  const now = offerIn(after);
  if (now === undefined || JSON.stringify(now) === JSON.stringify(offerIn(before))) return [];
  return [{ kind: 'offer-time', payload: { entry: key, person }, mergeKey: `offer:${key}` }];
}

const setsTime: ReadonlySet<string> = new Set(markedMilestones);
