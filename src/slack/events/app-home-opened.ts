import { z } from 'zod';
import type { EventListener } from './event';

const opening = z.object({ user: z.string(), tab: z.string() });

/** Somebody opened the app's Home tab, or its messages beside it. */
export const appHomeOpened: EventListener = {
  type: 'app_home_opened',
  subscriptions: ['app_home_opened'],

  async hear(event, { workspace }) {
    const { user, tab } = opening.parse(event);
    if (tab === 'home') workspace.homes.opened(user);
  },
};
