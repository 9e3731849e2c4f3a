import { declareView } from '../modals/declare';
import type { GlobalShortcut } from './shortcut';

/** Declares an incident, from anywhere in Slack. */
export const declareIncident: GlobalShortcut = {
  callback: 'declare-incident',
  name: 'Declare incident',
  summary: 'Opens an incident’s channel and brings its responders in',
  on: 'global',
  view: ({ settings }) => declareView(settings, '', { isPrivate: false, isDrill: false }),
};
