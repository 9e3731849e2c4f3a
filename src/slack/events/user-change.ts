import { z } from 'zod';
import { fromTimestamp } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { personFrom } from '../payloads/profile';
import { timestamp } from '../payloads/timestamp';
import type { EventListener } from './event';

const userChange = z.object({ user: z.unknown().optional(), event_ts: timestamp });

/**
 * Somebody's name, zone or account changed; a deactivated person keeps their name. Slack tells of everybody: only those are
 * taken in who are known already, because they are in an incident.
 */
export const userChanged: EventListener = {
  type: 'user_change',
  subscriptions: ['user_change'],

  async hear(event, { workspace }) {
    const { user, event_ts: eventTs } = readEvent(userChange, event);
    const person = personFrom(user, workspace.identity, { at: fromTimestamp(eventTs) });
    if (person !== undefined) await workspace.people.hear(person);
  },
};
