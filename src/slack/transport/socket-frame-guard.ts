import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { z } from 'zod';

type Client = SocketModeReceiver['client'];

/** What Slack says over a socket about the socket itself (docs.slack.dev/apis/events-api/using-socket-mode). */
const aboutTheSocket = z.looseObject({ type: z.enum(['hello', 'disconnect']) });
const carried = { envelope_id: z.string(), payload: z.looseObject({}) };
const request = z.looseObject({ type: z.enum(['slash_commands', 'interactive']), ...carried });
const event = z.looseObject({
  type: z.literal('events_api'),
  ...carried,
  payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
});
const usable = z.union([aboutTheSocket, request, event]);

/** An envelope that tells of no event but of events, such as `app_rate_limited`. */
const withoutEvent = z.looseObject({ type: z.literal('events_api'), ...carried });

/**
 * Lets the client have only what it can take. Of anything else it would make a rejection that nobody handles: of an
 * envelope without an event, of what is no JSON object. An envelope without an event is acknowledged all the same, so
 * that it does not come again. `ending` is called when Slack asks the client to leave.
 */
export function guardFrames(client: Client, logger: Logger, ending: () => void): void {
  const [receive] = client.listeners('ws_message');
  if (receive === undefined) throw new Error('The socket client takes its messages in some other way');
  const hand = (data: unknown): void => {
    const taken: unknown = Reflect.apply(receive, client, [data, false]);
    Promise.resolve(taken).catch((error: unknown) => logger.error(`A frame could not be taken: ${error}`));
  };
  client.removeAllListeners('ws_message');
  // A person waits for the answer to a request, and nobody for an event's: a storm of events delays no request.
  const handInTurn = inTurns(hand);
  client.on('ws_message', (data: unknown) => {
    const frame = parsed(data);
    const known = usable.safeParse(frame);
    if (known.success) {
      if (known.data.type === 'events_api') return handInTurn(data);
      hand(data);
      return known.data.type === 'disconnect' ? ending() : undefined;
    }
    const told = withoutEvent.safeParse(frame);
    if (!told.success) return logger.warn('Slack sent over a socket what this bot does not know');
    logger.warn(`Slack sent word without an event: ${told.data.payload.type}`);
    // Under a type of its own the client hands it on with the means to acknowledge it.
    hand(JSON.stringify({ ...told.data, type: unread }));
  });
  client.on(unread, ({ ack }: { ack: () => Promise<void> }) => {
    ack().catch((error: unknown) => logger.warn(`Slack did not hear an acknowledgement: ${error}`));
  });
}

const unread = 'without_event';

/** So many frames are taken in one turn of the event loop. */
const framesATurn = 20;

/**
 * Takes values in their order, some in each turn of the event loop. What a socket holds is read to its end in one turn:
 * of two thousand frames that arrive at once, nothing else would have its turn before the last.
 */
export function inTurns<T>(take: (value: T) => void): (value: T) => void {
  const waiting: T[] = [];
  let left = framesATurn;
  const turn = (): void => {
    const now = waiting.splice(0, framesATurn);
    left = framesATurn - now.length;
    for (const value of now) take(value);
    if (now.length > 0) setImmediate(turn);
  };
  return (value) => {
    if (left === 0 || waiting.length > 0) {
      waiting.push(value);
      return;
    }
    if (left === framesATurn) setImmediate(turn);
    left -= 1;
    take(value);
  };
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
