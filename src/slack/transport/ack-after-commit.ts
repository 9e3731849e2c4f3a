import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Metrics } from '../../app/ports';
import type { InFlight } from './in-flight';

/**
 * A receiver that acknowledges an event only once its listeners are through, so that what they committed is on
 * disk. Bolt itself acknowledges events before any listener runs, and a crash in between would lose them. Commands
 * and clicks are acknowledged by their own listeners.
 */
export function ackAfterCommit(receiver: Receiver, inFlight: InFlight, metrics: Metrics): Receiver {
  return {
    init(app) {
      const take = async (event: ReceiverEvent): Promise<void> => {
        if (!inFlight.closed) await inFlight.track(measured(metrics, event, () => process(app, event)));
      };
      receiver.init(withProcessing(app, take));
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

async function measured(metrics: Metrics, event: ReceiverEvent, run: () => Promise<void>): Promise<void> {
  const { body } = event;
  const kind = 'event' in body ? 'event' : 'command' in body ? 'command' : 'interaction';
  const begun = performance.now();
  const ended = (outcome: 'done' | 'failed'): void =>
    metrics.requestEnded(kind, outcome, (performance.now() - begun) / 1_000);
  try {
    await run();
    ended('done');
  } catch (error) {
    ended('failed');
    throw error;
  }
}

async function process(app: App, event: ReceiverEvent): Promise<void> {
  if (!('event' in event.body)) return app.processEvent(event);
  await app.processEvent({ ...event, ack: async () => undefined });
  await event.ack();
}

/** The app as a receiver sees it, with processing of our own in front. */
export function withProcessing(app: App, processEvent: (event: ReceiverEvent) => Promise<void>): App {
  return Object.create(app, { processEvent: { value: processEvent } });
}
