import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { lastOf } from '../incident/kept-facts';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { UpdateSaid } from '../news/update-in-words';
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

/** The position in the log of the update that was sent last; 0 where none was. */
export function lastUpdate(incident: Incident): number {
  return lastOf(incident, 'updated')?.seq ?? 0;
}

/** The same as a form asks for it, which was opened when `since` was the last update: another one since is to be read first. */
export function updateByForm(
  incident: Incident,
  { text, doing, nextBy }: UpdateSaid,
  since: number,
): readonly Fact[] {
  refuseIfCanceled(incident);
  if (lastUpdate(incident) !== since) {
    throw new Refusal(
      'updated-meanwhile',
      `Somebody sent another update on ${incidentName(incident)} a moment ago. Press the button once more to read it here first.`,
    );
  }
  if (isBlank(text)) {
    throw new Refusal(
      'nothing-told',
      'Say what happens, in words that somebody outside understands.',
      'text',
    );
  }
  const isDoing = doing !== undefined && !isBlank(doing);
  return [{ type: 'updated', text, ...(isDoing && { doing }), ...(nextBy !== undefined && { nextBy }) }];
}
