import { isBlank, type Wording } from '../text/wording';
import { formatInstantBeside } from '../time/format-instant';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';

/** What an update says. */
export interface UpdateSaid {
  /** What happens. */
  readonly text: Wording;
  /** What is being done about it. */
  readonly doing?: Wording;
  /** By when the next update comes, where that was said in a field of its own. */
  readonly nextBy?: Instant;
}

/** All that an update says as one text, with the time of the next one as the zone's clocks show it. */
export function wholeUpdate(
  { text, doing = [], nextBy, ...said }: UpdateSaid & { readonly recordedAt: Instant },
  zone: Zone,
): Wording {
  return [
    ...text,
    ...(isBlank(doing) ? [] : ['\nBeing done: ', ...doing]),
    ...(nextBy === undefined
      ? []
      : [`\nNext update by ${formatInstantBeside(nextBy, said.recordedAt, zone)}`]),
  ];
}
