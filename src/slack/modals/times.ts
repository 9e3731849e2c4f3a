import type { KnownBlock, View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { type SettableMilestone, settableMilestones } from '../../domain/milestone';
import { typedWindowsOf } from '../../domain/milestones/impact';
import type { Reached } from '../../domain/milestones/reached';
import { AGAIN, setTimes } from '../../domain/milestones/set-times';
import { timesOfFirstWindow } from '../../domain/milestones/times';
import type { Instant } from '../../domain/time/instant';
import { abbreviation, offsetName } from '../../domain/time/zone';
import { type Refusal, refuseAll } from '../../errors';
import { context } from '../block-kit/message';
import { modalView, textField } from '../block-kit/modal-view';
import { attempt } from '../block-kit/values';
import { readTime, typedTime } from '../block-kit/when-field';
import { readWindows, writtenWindow } from '../block-kit/windows-field';
import type { Modal } from '../interactions/modal';

const callback = 'times';

/** Every milestone as a text field in the incident's zone: Slack's own pickers use the viewer's. */
export function timesView(incident: Incident): View {
  const times = timesOfFirstWindow(incident);
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
      again(incident),
    ],
  );
}

/** The impact windows after the first, one a line. */
function again(incident: Incident): KnownBlock {
  const { zone } = incident;
  const [, ...windows] = readIncident(incident).impact.windows;
  const lines = windows.map((window) => writtenWindow(window, zone));
  const isTyped = typedWindowsOf(incident) !== undefined;
  return textField({
    block: AGAIN,
    label: 'Impact again',
    hint: `If impact came back after that, from when until when, one time a line: 11:20 to 11:45. Without an end while it lasts.${isTyped ? ' Typed by hand: empty the field to go by the marks again.' : ''}`,
    lines: true,
    ...(lines.length > 0 && { value: lines.join('\n') }),
  });
}

/** Sets the milestones whose fields were touched, and says every mistake at its field. */
export const times: Modal = {
  callback,
  firstBlock: settableMilestones[0] ?? '',

  async submit({ values, now, incident: find, change }) {
    const incident = await find();
    const reading = { now, zone: incident.zone };
    const refused: Refusal[] = [];
    const approximate = new Set<SettableMilestone>();
    const typed = settableMilestones.flatMap((milestone): [SettableMilestone, Instant | undefined][] => {
      if (!values.isTouched(milestone)) return [];
      const read = attempt(milestone, () => readTime(values, milestone, reading));
      refused.push(...read.refused);
      if (read.value?.isApproximate) approximate.add(milestone);
      return read.refused.length === 0 ? [[milestone, read.value?.at]] : [];
    });
    const windows = values.isTouched(AGAIN) ? readWindows(values.text(AGAIN), reading) : undefined;
    refused.push(...(windows?.refused ?? []));
    const set = {
      ...Object.fromEntries(typed),
      ...(windows?.refused.length === 0 && { again: windows.windows }),
    };
    if (refused.length > 0) {
      const others = attempt(undefined, () => setTimes(incident, set)).refused;
      refuseAll([...refused, ...others]);
    }
    if (Object.keys(set).length > 0) await change((current) => setTimes(current, set, approximate));
    return undefined;
  },
};

function origin(reached: Reached): string {
  if (reached.typed) return 'Typed by hand. Empty the field to go by the marks again.';
  return 'message' in reached.by ? 'From a marked message.' : 'From what was recorded.';
}
