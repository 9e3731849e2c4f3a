import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { isBlank, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';

/** Tells the stakeholders where things stand. */
export function update(incident: Incident, text: Wording, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  if (isBlank(text)) {
    throw new Refusal(
      'nothing-told',
      say`Say what the stakeholders should know: ${slash('update a fix is being tested, next update at 15:30')}.`,
    );
  }
  return [{ type: 'updated', text, ...(at !== undefined && { occurredAt: at }) }];
}
