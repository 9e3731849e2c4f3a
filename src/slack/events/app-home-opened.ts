import { z } from 'zod';
import { readEvent } from '../payloads/event';
import { textField } from '../web-api/tolerant-fields';
import type { EventListener } from './event';

const opening = z.object({ user: z.string().min(1), tab: textField });

/** Somebody opened the app's Home tab, or its messages beside it; where Slack does not say which, it is taken for Home. */
export const appHomeOpened: EventListener = {
  type: 'app_home_opened',
  subscriptions: ['app_home_opened'],

  async hear(event, { workspace }) {
    const { user, tab = 'home' } = readEvent(opening, event);
    if (tab === 'home') workspace.homes.opened(user);
  },
};
