import { addMessageView } from '../modals/add-message';
import type { MessageShortcut } from './shortcut';

/** Records a message as an assumption, from any channel. */
export const addAssumption: MessageShortcut = {
  callback: 'add-assumption',
  name: 'Add assumption',
  summary: 'Records a message as what an incident’s responders assume, from any channel',
  on: 'message',
  view: (called) => addMessageView(called, { title: 'Add assumption', kinds: ['assumption'] }),
};
