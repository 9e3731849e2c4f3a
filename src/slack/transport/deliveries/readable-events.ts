import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../../app/ports';
import { withProcessing } from '../ack-after-commit';

const withEvent = z.looseObject({ event: z.looseObject({ type: z.string() }) });

/** What somebody did, which is answered or refused by whoever knows of it. */
const done = z.union(
  ['command', 'user', 'trigger_id'].map((field) => z.looseObject({ [field]: z.unknown() })),
);

const named = z.string();
const object = z.looseObject({});
/** What Bolt reads of an event before any listener does: where it is something else, Bolt fails. */
const fits: Readonly<Record<string, z.ZodType>> = {
  user: z.union([named, object]),
  channel: z.union([named, object]),
  item: object,
};

/**
 * A receiver that hands on events without those of their fields that Bolt could not take, and acknowledges what tells of no
 * event but of events, such as `app_rate_limited`: nobody listens to that, and unanswered it would count as failed.
 */
export function readableEvents(receiver: Receiver, log: Log): Receiver {
  return {
    init(app) {
      receiver.init(withProcessing(app, (event) => take(app, event, log)));
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

async function take(app: App, sent: ReceiverEvent, log: Log): Promise<void> {
  const told = withEvent.safeParse(sent.body);
  if (told.success) {
    const event = Object.fromEntries(
      Object.entries(told.data.event).filter(([name, value]) => fits[name]?.safeParse(value).success ?? true),
    );
    return app.processEvent({ ...sent, body: { ...sent.body, event } });
  }
  if (done.safeParse(sent.body).success) return app.processEvent(sent);
  log.warn({ type: String(sent.body.type) }, 'Slack sent word without an event');
  await sent.ack();
}
