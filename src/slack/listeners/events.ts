import type { App } from '@slack/bolt';
import { events } from '../events';
import { eventContext } from '../events/event';
import type { ListenerDependencies } from '../listener-dependencies';

/**
 * Registers the listener for every event. What it throws leaves the event unacknowledged, so it comes again. Bolt tries
 * each listener on each event, so there is one for all of them.
 */
export function registerEvents(app: App, dependencies: ListenerDependencies): void {
  const listeners = new Map(events.map((listener) => [listener.type, listener]));
  const types = new RegExp(`^(?:${[...listeners.keys()].join('|')})$`);
  app.event(types, async ({ event, body, context }) => {
    const workspace = dependencies.workspaces.of(context.teamId);
    const isShared = body.is_ext_shared_channel === true;
    await listeners.get(event.type)?.hear(event, eventContext(dependencies, workspace, isShared));
  });
}
