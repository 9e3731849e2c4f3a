import { randomBytes } from 'node:crypto';

/** One payload for the app, with the number of times it was sent before. */
export interface Envelope {
  id: string;
  type: 'events_api' | 'slash_commands' | 'interactive';
  /** The inner event's type, the command, or the interaction's type: for logs. */
  what: string;
  payload: Readonly<Record<string, unknown>>;
  /** Whether the app may answer with more than "received". */
  acceptsResponse: boolean;
  /** 0 the first time. */
  attempt: number;
  /** Why it is sent again. */
  retryReason?: string;
}

/** What became of one sending. */
export type SendOutcome =
  | { acknowledged: true; payload: unknown }
  | { acknowledged: false; reason: string; retry: boolean };

/** A way to the app. */
export interface Delivery {
  /** Whether something can be sent right now. */
  ready(): boolean;
  /** Calls back whenever something can be sent again. */
  onReady(ready: () => void): void;
  /** Sends once and waits for the acknowledgement, at most so long. */
  send(envelope: Envelope, timeoutMs: number): Promise<SendOutcome>;
  /** Lets go of everything that is open. */
  close(): Promise<void>;
}

/** A new `event_id`, by which an app can tell that it was sent the same event twice. */
export function newEventId(): string {
  return `Ev${randomBytes(5).toString('hex').toUpperCase()}`;
}
