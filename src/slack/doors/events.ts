import type { App } from '@slack/bolt';
import type { Desk } from '../desk';
import { events } from '../events';

/** Opens the door for every event. What a listener throws leaves the event unacknowledged, so it comes again. */
export function openEventDoor(app: App, desk: Desk): void {
  for (const { type, hear } of events) {
    app.event(type, async ({ event }) => hear(event, desk));
  }
}
