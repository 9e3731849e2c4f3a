import type { SeenMessage } from '../../domain/marks/marking';
import { sourceKey } from '../../domain/source';

/**
 * What was said lately in incident channels, kept in memory so that a mark finds its words at hand. Bounded, and
 * never stored: the bot keeps what was marked, not what was said.
 */
export class RecentMessages {
  readonly #messages = new Map<string, SeenMessage>();
  #characters = 0;

  /**
   * @param most how many messages are kept; the least recently touched go first
   * @param mostCharacters how long they may be together: one message may have 40,000
   */
  readonly #most: number;
  readonly #mostCharacters: number;

  constructor(most = 5_000, mostCharacters = 10_000_000) {
    this.#most = most;
    this.#mostCharacters = mostCharacters;
  }

  /** Takes in a message as it was said, edited or deleted, in any order; returns what is known of it now. */
  note(seen: SeenMessage): SeenMessage {
    const key = sourceKey(seen.source);
    const known = this.#messages.get(key);
    const merged = known === undefined ? seen : merge(known, seen);
    this.#drop(key);
    this.#messages.set(key, merged);
    this.#characters += lengthOf(merged);
    for (const oldest of this.#messages.keys()) {
      if (this.#messages.size <= this.#most && this.#characters <= this.#mostCharacters) break;
      this.#drop(oldest);
    }
    return merged;
  }

  /** Drops what is known of a message. */
  forget(source: SeenMessage['source']): void {
    this.#drop(sourceKey(source));
  }

  /** Drops everything: what was told since of any of it may have been missed. */
  clear(): void {
    this.#messages.clear();
    this.#characters = 0;
  }

  /** What is known of a message; undefined when it was said before the bot listened, or too long ago. */
  find(source: SeenMessage['source']): SeenMessage | undefined {
    return this.#messages.get(sourceKey(source));
  }

  #drop(key: string): void {
    const known = this.#messages.get(key);
    if (known === undefined) return;
    this.#messages.delete(key);
    this.#characters -= lengthOf(known);
  }
}

/** How much room a message's words take. */
function lengthOf({ text }: SeenMessage): number {
  return JSON.stringify(text).length;
}

function merge(known: SeenMessage, seen: SeenMessage): SeenMessage {
  const isNewer = known.isUnread || (!seen.isUnread && seen.asOf > known.asOf);
  const newer = isNewer ? seen : known;
  const thread = newer.source.thread ?? known.source.thread ?? seen.source.thread;
  const author = newer.author ?? known.author ?? seen.author;
  const deletedAt = known.deletedAt ?? seen.deletedAt;
  return {
    ...newer,
    source: { ...newer.source, ...(thread !== undefined && { thread }) },
    ...(author !== undefined && { author }),
    ...(deletedAt !== undefined && { deletedAt }),
  };
}
