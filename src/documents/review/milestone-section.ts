import { readIncident } from '../../domain/incident-view';
import { milestones } from '../../domain/milestone';
import type { DraftContext } from '../draft/draft-context';
import { aboutSign, moment } from '../draft/moment';

/** A milestone that was reached, and when: `15:04`, with its date where the incident spans several days. */
export interface MilestoneView {
  readonly name: string;
  readonly at: string;
}

/** The milestones that were reached, in the order in which they were. */
export function milestoneSection(setting: DraftContext): readonly MilestoneView[] {
  const { times } = readIncident(setting.incident);
  return milestones
    .flatMap((name) => {
      const reached = times[name];
      return reached === undefined ? [] : [{ name, reached }];
    })
    .sort((one, other) => one.reached.at - other.reached.at)
    .map(({ name, reached }) => ({ name, at: `${aboutSign(reached)}${moment(reached.at, setting)}` }));
}
