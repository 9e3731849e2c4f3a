import type { SeenMessage } from '../../domain/marks/marking';
import type { ChannelState } from '../../domain/marks/reconcile';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import type { Instant } from '../../domain/time/instant';
import type { IncidentRef } from '../job';

/** A message as the workspace shows it now. */
export interface ChannelMessage {
  readonly seen: SeenMessage;
  /** Whether it is the bot's own. */
  readonly isOwn?: true;
  /** The reactions that mean something, and everybody who set each, without the bot itself. */
  readonly reactions: readonly { readonly emoji: string; readonly people: readonly PersonId[] }[];
}

/** A part of what the workspace shows. */
export interface ChannelPage {
  readonly messages: readonly ChannelMessage[];
  /** The threads among them in which there are replies, by the message that each begins with. */
  readonly threads: readonly string[];
  /** Everything was so at this instant, by the workspace's own clock. */
  readonly asOf: Instant;
}

/**
 * Reads what the workspace shows of incident channels, at half of the rate that its limits allow. Every method may
 * throw a `ChatFailure`, and may be called again.
 */
export interface ChannelReader {
  channel(channel: string): Promise<ChannelState>;
  members(channel: string): Promise<{ readonly people: readonly PersonId[]; readonly asOf: Instant }>;
  /** The messages of a channel without the replies in its threads, newest first. */
  history(channel: string): AsyncIterable<ChannelPage>;
  /** A message and the replies to it, oldest first; nothing where there is none any more. */
  thread(channel: string, message: string): AsyncIterable<ChannelPage>;
  /** One message, a reply or none; empty where it is gone. */
  message(source: Source): Promise<ChannelPage>;
}

/** What became of reading an incident: it was read, or it could not be for so long that nobody waits for it any more. */
export type ReadOutcome = 'read' | 'unread';

/** Has incidents read, for whoever needs to know what the workspace shows of them. */
export interface Readings {
  /**
   * Whether an incident was read at or after an instant. Undefined where that is not known yet: it is read now, and what
   * was held for it goes on afterwards, in five minutes at the latest.
   */
  outcome(ref: IncidentRef, since: Instant): ReadOutcome | undefined;
  /** Has an incident read, whoever knows of that. */
  reread(ref: IncidentRef): void;
}
