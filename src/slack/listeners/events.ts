import type { App } from '@slack/bolt';
import { events } from '../events';
import { eventContext } from '../events/event';
import type { ListenerDependencies } from '../listener-dependencies';
import { dated, UnreadableEvent } from '../payloads/event';

/**
 * Registers the listener for every event. What it throws leaves the event unacknowledged, so it comes again; but for what
 * cannot be read. Bolt tries each listener on each event, so there is one for all of them.
 */
export function registerEvents(app: App, dependencies: ListenerDependencies): void {
  const { clock, log } = dependencies;
  const listeners = new Map(events.map((listener) => [listener.type, listener]));
  const types = new RegExp(`^(?:${[...listeners.keys()].join('|')})$`);
  app.event(types, async ({ event, body, context: { teamId } }) => {
    const workspace = dependencies.workspaces.of(teamId);
    const isShared = body.is_ext_shared_channel === true;
    const context = eventContext(dependencies, workspace, isShared);
    try {
      await listeners.get(event.type)?.hear(dated(event, body, clock.now()), context);
    } catch (error) {
      // Sent again, it would say no more.
      if (!(error instanceof UnreadableEvent)) throw error;
      log.warn({ type: event.type, missing: error.message }, 'Slack told of something without saying what');
    }
  });
}
