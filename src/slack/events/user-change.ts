import { z } from 'zod';
import { personFrom } from '../profile';
import type { EventListener } from './event';

const userChange = z.object({ user: z.unknown() });

/** Somebody's name, zone or account changed; a deactivated person keeps their name. */
export const userChanged: EventListener = {
  type: 'user_change',
  subscriptions: ['user_change'],

  async hear(event, desk) {
    await desk.people.learn(personFrom(userChange.parse(event).user));
  },
};
