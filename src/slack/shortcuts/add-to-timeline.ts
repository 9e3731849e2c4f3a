import { timelineKinds } from '../form/kind-field';
import { addMessageView } from '../modals/add-message';
import type { MessageShortcut } from './shortcut';

/** Puts a message on the timeline, from any channel. */
export const addToTimeline: MessageShortcut = {
  callback: 'add-to-timeline',
  name: 'Add to timeline',
  summary: 'Puts a message on an incident’s timeline, from any channel',
  on: 'message',
  view: (called) => addMessageView(called, { title: 'Add to timeline', kinds: timelineKinds }),
};
