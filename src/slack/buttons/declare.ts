import type { HomeButton } from '../interactions/button';
import { declareView } from '../modals/declare';

/** Opens the modal that declares an incident. */
export const declare: HomeButton = {
  action: 'home-declare',
  label: 'Declare an incident',
  view: ({ settings, newZoneAtHand }) =>
    declareView(settings, '', newZoneAtHand(), { isPrivate: false, isDrill: false }),
};
