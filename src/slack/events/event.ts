import type { Desk } from '../desk';

/**
 * A Slack event that the bot listens to. It makes no Slack call: it commits what it knows and leaves the rest to
 * a job, so that the event can be acknowledged in time. Whatever it throws leaves the event unacknowledged.
 */
export interface EventListener {
  /** The event's type, as listeners name it. */
  readonly type: string;
  /** What the manifest subscribes to for it. */
  readonly subscriptions: readonly string[];
  hear(event: unknown, desk: Desk, envelope: Envelope): Promise<void>;
}

/** What the envelope of an event says of where it happened. */
export interface Envelope {
  /** The channel is shared with another workspace: anybody in it may be theirs. */
  readonly isShared: boolean;
}
