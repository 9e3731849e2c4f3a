import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { isBlank, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';

/** Puts a line on the timeline. */
export function note(incident: Incident, text: Wording, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  if (isBlank(text)) {
    throw new Refusal(
      'nothing-noted',
      say`Say what happened: ${slash('note rolled back to 1.42')}, or with a time: ${slash('note 10:42 rolled back to 1.42')}.`,
    );
  }
  return [{ type: 'noted', text, ...(at !== undefined && { occurredAt: at }) }];
}
