import { declareView } from '../modals/declare';
import type { HomeButton } from './button';

/** Opens the modal that declares an incident. */
export const declare: HomeButton = {
  action: 'home-declare',
  label: 'Declare an incident',
  view: ({ settings }) => declareView(settings, '', { isPrivate: false, isDrill: false }),
};
