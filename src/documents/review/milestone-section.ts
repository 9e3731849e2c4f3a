import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { milestones } from '../../domain/milestone';
import type { Reached } from '../../domain/milestones/reached';

/** A milestone that was reached, and when: `15:04`, with its date where the incident spans several days. */
export interface MilestoneView {
  readonly name: string;
  readonly at: string;
}

/** The milestones that were reached, in the order in which they were; `moment` writes a time. */
export function milestoneSection(
  incident: Incident,
  moment: (reached: Reached) => string,
): readonly MilestoneView[] {
  const { times } = readIncident(incident);
  return milestones
    .flatMap((name) => {
      const reached = times[name];
      return reached === undefined ? [] : [{ name, reached }];
    })
    .sort((one, other) => one.reached.at - other.reached.at)
    .map(({ name, reached }) => ({ name, at: moment(reached) }));
}
