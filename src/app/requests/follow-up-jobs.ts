import { type Incident, messageOf } from '../../domain/incident/incident';
import { doneMarks, followUpsOf } from '../../domain/ledger/follow-up';
import { type Source, sourceKey } from '../../domain/source';
import type { JobRequest } from '../job';
import { tellJob } from './redraw-jobs';

/** The message that tells a follow-up shows what became of it: it is brought up to date, where there is one. */
export function followUpRetold(number: number, { followUps, told }: Incident): readonly JobRequest[] {
  const origin = followUps.find((each) => each.number === number);
  if (origin === undefined || !('typed' in origin) || told[origin.typed] === undefined) return [];
  return [tellJob({ seq: origin.typed })];
}

/** The same of the follow-up that a message tells, where a mark stands there, or stood, that says that it is done. */
export function followUpRetoldAt(source: Source, incident: Incident): readonly JobRequest[] {
  const marks = Object.values(messageOf(incident, source)?.marks ?? {});
  if (!marks.some(({ kind }) => kind === 'confirmed')) return [];
  const key = sourceKey(source);
  const { followUps, told } = incident;
  return followUps.flatMap((origin) => {
    const at = 'typed' in origin ? told[origin.typed] : undefined;
    return at !== undefined && sourceKey(at) === key ? followUpRetold(origin.number, incident) : [];
  });
}

/** Whether a message is or tells a follow-up, and a mark stands on it that says that it is done. */
export function isMarkedDone(incident: Incident, source: Source): boolean {
  const key = sourceKey(source);
  const isFollowUp = followUpsOf(incident).some((each) => each.source && sourceKey(each.source) === key);
  return isFollowUp && doneMarks(incident, messageOf(incident, source)).length > 0;
}
