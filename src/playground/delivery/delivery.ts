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
export type Outcome =
  | { acknowledged: true; payload: unknown }
  | { acknowledged: false; reason: string; retry: boolean };

/** A way to the app. */
export interface Delivery {
  /** Whether something can be sent right now. */
  ready(): boolean;
  /** Calls back whenever something can be sent again. */
  onReady(ready: () => void): void;
  /** Sends once and waits for the acknowledgement, at most so long. */
  send(envelope: Envelope, timeoutMs: number): Promise<Outcome>;
  /** Lets go of everything that is open. */
  close(): Promise<void>;
}
