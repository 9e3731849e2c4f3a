import type { View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { type SettableMilestone, settableMilestones } from '../../domain/milestone';
import { type Reached, setTimes } from '../../domain/milestones/times';
import type { Instant } from '../../domain/time/instant';
import { abbreviation, offsetName } from '../../domain/time/zone';
import { context } from '../block-kit/message';
import { modalView, textField } from '../block-kit/modal-view';
import { readTime, typedTime } from '../block-kit/when-field';
import type { Modal } from '../interactions/modal';

const callback = 'times';

/** Every milestone as a text field in the incident's zone: Slack's own pickers use the viewer's. */
export function timesView(incident: Incident): View {
  const times = readIncident(incident).times;
  const { zone } = incident;
  const name = `${abbreviation(incident.declaredAt, zone)}, ${offsetName(incident.declaredAt, zone)}`;
  return modalView(
    callback,
    { incident: incident.number },
    { title: `Times of ${incidentName(incident)}`, submit: 'Save' },
    [
      context(`All times in ${zone} (${name}). A field that you leave as it is changes nothing.`),
      ...settableMilestones.map((milestone) => {
        const reached = times[milestone];
        return textField({
          block: milestone,
          label: milestone.charAt(0).toUpperCase() + milestone.slice(1),
          most: 40,
          ...(reached !== undefined && {
            value: typedTime(reached.at, zone, reached.isApproximate),
            hint: origin(reached),
          }),
        });
      }),
    ],
  );
}

/** Sets the milestones whose fields were touched. */
export const times: Modal = {
  callback,
  firstBlock: settableMilestones[0] ?? '',

  async submit({ values, now, incident: find, change }) {
    const incident = await find();
    const touched = settableMilestones.filter((milestone) => values.isTouched(milestone));
    const approximate = new Set<SettableMilestone>();
    const typed = touched.map((milestone): [SettableMilestone, Instant | undefined] => {
      const read = readTime(values, milestone, { now, zone: incident.zone });
      if (read?.isApproximate) approximate.add(milestone);
      return [milestone, read?.at];
    });
    if (typed.length > 0) {
      await change((current) => setTimes(current, Object.fromEntries(typed), approximate));
    }
    return undefined;
  },
};

function origin(reached: Reached): string {
  if (reached.typed) return 'Typed by hand. Empty the field to go by the marks again.';
  return 'message' in reached.by ? 'From a marked message.' : 'From what was recorded.';
}
