import type { App } from '@slack/bolt';
import type { Desk } from '../desk';
import { events } from '../events';

/**
 * Opens the door for every event. What a listener throws leaves the event unacknowledged, so it comes again. Bolt tries
 * each listener on each event, so there is one for all of them.
 */
export function openEventDoor(app: App, desk: Desk): void {
  const listeners = new Map(events.map((listener) => [listener.type, listener]));
  const types = new RegExp(`^(?:${[...listeners.keys()].join('|')})$`);
  app.event(types, async ({ event, body }) => {
    await listeners.get(event.type)?.hear(event, desk, { isShared: body.is_ext_shared_channel === true });
  });
}
