import { lossOf } from '../../domain/incident/channel';
import { type Incident, incidentName } from '../../domain/incident/incident';

/** What whoever asked for a draft reads: where it goes, from elsewhere with the incident's name. */
export function draftOnItsWay(after: Incident, isElsewhere: boolean): string {
  const lost = lossOf(after);
  const channel = isElsewhere ? `the channel of ${incidentName(after)}` : 'this channel';
  const way = lost === undefined ? `into ${channel}` : `by direct message, because the channel is ${lost}`;
  return `Revision ${after.draftsRequested} of the draft is on its way ${way}.`;
}
