import { mapLeaves, type Wording } from '../text/wording';
import { instant, second } from '../time/instant';
import { clock, type Zone } from '../time/zone';

/** The words with the times in them as a zone's clocks show them. */
export function timesInZone(wording: Wording, zone: Zone): Wording {
  return mapLeaves(wording, (piece) =>
    typeof piece === 'object' && 'time' in piece ? clock(instant(piece.time * second), zone) : piece,
  );
}
