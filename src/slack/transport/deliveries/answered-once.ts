import { createHash } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Once } from '../../../app/delivery/once';
import { idField, partsField, textField } from '../../web-api/tolerant-fields';
import { withProcessing } from '../ack-after-commit';

/** So many answers are kept, the latest; of what came before them it is stored that it was taken. */
const MAX_KEPT = 1_000;

/** What became of a request: its answer, that nobody answered it, or that it failed and may be tried again. */
type Outcome =
  | { readonly type: 'answered'; readonly answer: unknown }
  | { readonly type: 'unanswered' }
  | { readonly type: 'failed' };

const request = partsField({
  type: idField,
  trigger_id: idField,
  user: partsField({ id: idField }),
  view: partsField({ id: idField, callback_id: textField, private_metadata: textField }),
  event: z.unknown().optional(),
});

/**
 * A receiver that takes each command, press and form once. Whatever comes again, over another socket or in another
 * request, gets the answer of the first one and does nothing else. Its `once`, which listeners hand to the change that
 * they make, holds that beyond the life of the process.
 */
export function answeredOnce(receiver: Receiver): Receiver {
  const outcomes = new Map<string, Promise<Outcome>>();
  return {
    init(app) {
      receiver.init(withProcessing(app, (event) => take(app, event, outcomes)));
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

async function take(app: App, event: ReceiverEvent, outcomes: Map<string, Promise<Outcome>>): Promise<void> {
  const { delivery, once } = namesOf(event);
  if (delivery === undefined) return app.processEvent(event);
  for (let first = outcomes.get(delivery); first !== undefined; first = outcomes.get(delivery)) {
    const outcome = await first;
    if (outcome.type === 'answered') return void (await event.ack(outcome.answer));
    if (outcome.type === 'unanswered') return;
  }
  let settle = (_: Outcome): void => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve;
  });
  keep(outcomes, delivery, outcome);
  let isAnswered = false;
  const ack: ReceiverEvent['ack'] = (answer) => {
    isAnswered = true;
    settle({ type: 'answered', answer });
    return event.ack(answer);
  };
  try {
    await app.processEvent({ ...event, ack, customProperties: { ...event.customProperties, once } });
    settle({ type: 'unanswered' });
  } catch (error) {
    if (!isAnswered) outcomes.delete(delivery);
    settle({ type: 'failed' });
    throw error;
  }
}

function keep(outcomes: Map<string, Promise<Outcome>>, delivery: string, outcome: Promise<Outcome>): void {
  outcomes.set(delivery, outcome);
  const [oldest] = outcomes.keys();
  if (outcomes.size > MAX_KEPT && oldest !== undefined) outcomes.delete(oldest);
}

/**
 * What names a request: what triggered it together with all that it says, or the envelope that it came in; and besides the
 * form that was submitted, which is submitted again with another trigger. An event has none: it means the same each time.
 */
function namesOf({ body, customProperties }: ReceiverEvent): {
  readonly delivery?: string | undefined;
  readonly once: Once;
} {
  const { type, trigger_id: trigger, user, view, event } = request.parse(body);
  if (event !== undefined) return { once: { keys: [] } };
  const { envelope } = partsField({ envelope: idField }).parse(customProperties);
  const content = trigger && `request:${digest(body)}`;
  const sent = envelope && `envelope:${envelope}`;
  // One form may have taken another one's place in its view.
  const isForm = type === 'view_submission' && view.id !== undefined;
  const form = isForm ? `view:${view.id}:${digest({ user, view })}` : undefined;
  const keys = [content, sent, form].flatMap((key) => key || []);
  return { delivery: content || sent, once: { keys } };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
