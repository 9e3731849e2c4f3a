import { timelineKinds } from './block-kit/kind-field';
import type { GlobalShortcut, MessageShortcut, Shortcut } from './interactions/shortcut';
import { addMessageView } from './modals/add-message';
import { declareFromMessageView, declareView } from './modals/declare';

/** Puts a message on the timeline, from any channel. */
export const addToTimeline: MessageShortcut = {
  callback: 'add-to-timeline',
  name: 'Add to timeline',
  summary: 'Puts a message on an incident’s timeline, from any channel',
  type: 'message',
  view: (called) => addMessageView(called, { title: 'Add to timeline', kinds: timelineKinds }),
};

/** Records a message as an assumption, from any channel. */
export const addAssumption: MessageShortcut = {
  callback: 'add-assumption',
  name: 'Add assumption',
  summary: 'Records a message as what an incident’s responders assume, from any channel',
  type: 'message',
  view: (called) => addMessageView(called, { title: 'Add assumption', kinds: ['assumption'] }),
};

/** Declares an incident, from anywhere in Slack. */
export const declareIncident: GlobalShortcut = {
  callback: 'declare-incident',
  name: 'Declare incident',
  summary: 'Opens an incident’s channel and brings its responders in',
  type: 'global',
  view: ({ settings, newZoneAtHand }) =>
    declareView(settings, '', newZoneAtHand(), { isPrivate: false, isDrill: false }),
};

/** Declares an incident that begins with a message, from any channel. */
export const declareFromMessage: MessageShortcut = {
  callback: 'declare-from-message',
  name: 'Declare incident',
  summary: 'Declares an incident that begins with a message, which goes on its timeline',
  type: 'message',
  view: declareFromMessageView,
};

/** Every shortcut. */
export const shortcuts: readonly Shortcut[] = [
  addToTimeline,
  addAssumption,
  declareFromMessage,
  declareIncident,
];
