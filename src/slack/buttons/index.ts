import type { Incident } from '../../domain/incident';
import { acknowledge } from './acknowledge';
import type { Button } from './button';
import { close } from './close';
import { times } from './times';
import { withdraw } from './withdraw';

/** Every button. */
export const buttons: readonly Button[] = [acknowledge, times, close, withdraw];

/** The buttons of the pinned card, as the incident stands. */
export function cardButtons(incident: Incident): readonly Button[] {
  return buttons.filter((button) => button.onCard?.(incident));
}
