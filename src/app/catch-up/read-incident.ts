import { recordDeletion, type SeenMessage } from '../../domain/marks/marking';
import {
  type MessageState,
  missing,
  reconcile,
  reconcileChannel,
  wasShared,
} from '../../domain/marks/reconcile';
import type { PersonId, Standing } from '../../domain/person';
import { type Source, sourceKey } from '../../domain/source';
import type { Instant } from '../../domain/time/instant';
import type { Changes, Decide } from '../change';
import type { IncidentRef } from '../job';
import type { ChannelMessage, ChannelPage, ChannelReader, Clock, Store } from '../ports';
import { markBy, markKindOf, type Settings } from '../settings';
import { lossIn } from './channel-loss';
import type { RecentMessages } from './recent-messages';

/** What reading an incident's channel works with. */
export interface ReadParts {
  readonly store: Store;
  readonly changes: Changes;
  readonly reader: ChannelReader;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly recent: RecentMessages;
  /** Since when the bot has been told of everything, as far as it knows. */
  readonly listeningSince: () => Instant;
  /** What somebody is to the workspace, where that is at hand. */
  readonly standingOf: (person: PersonId) => Standing | undefined;
}

/**
 * Reads an incident's channel with every thread in it, and records wherever they differ from the log; resolves to how
 * many facts that were. All threads that have replies are read, because nothing in the channel tells of a reaction on a
 * reply. It may be broken off anywhere and begun again. Rejects with the `ChatFailure` of what could not be read.
 */
export async function readChannel(parts: ReadParts, ref: IncidentRef): Promise<number> {
  const { channel } = await parts.store.load(ref);
  if (channel === undefined || channel.isDeleted) return 0;
  const begun = parts.clock.now();
  const reading = new Reading(parts, ref);
  try {
    await reading.read(channel.id);
  } catch (error) {
    const loss = lossIn(error, begun);
    if (loss === undefined) throw error;
    await reading.record(loss);
  }
  return reading.facts;
}

class Reading {
  /** How many facts were recorded. */
  facts = 0;
  readonly #shown = new Set<string>();
  #isShared = false;

  readonly #parts: ReadParts;
  readonly #ref: IncidentRef;

  constructor(parts: ReadParts, ref: IncidentRef) {
    this.#parts = parts;
    this.#ref = ref;
  }

  async read(channel: string): Promise<void> {
    const { reader, store } = this.#parts;
    const standing = await reader.channel(channel);
    // Whoever set marks while it was shared may be gone from it since.
    this.#isShared = standing.isShared || wasShared(await store.load(this.#ref));
    await this.record((incident) => reconcileChannel(incident, standing));
    if (!standing.hasBot) return;
    const threads: string[] = [];
    let first: Instant | undefined;
    for await (const page of reader.history(channel)) {
      first ??= page.asOf;
      threads.push(...page.threads);
      await this.#take(page);
    }
    for (const thread of threads) {
      for await (const page of reader.thread(channel, thread)) await this.#take(page);
    }
    if (first === undefined) return;
    for (const { source } of missing(await store.load(this.#ref), this.#shown, first))
      await this.#look(source);
  }

  async record(decide: Decide): Promise<void> {
    await this.#parts.changes.change(this.#ref, undefined, (incident, now) => {
      const facts = decide(incident, now);
      this.facts += facts.length;
      return facts;
    });
  }

  async #take(page: ChannelPage): Promise<void> {
    const { settings, recent, listeningSince } = this.#parts;
    const shown = page.messages.map((message) => {
      const seen = withNews(message.seen, recent.find(message.seen.source), page.asOf);
      const marks = this.#marksOn(message, page.asOf);
      return { seen, marks, asOf: page.asOf, ...(message.isOwn && { isOwn: message.isOwn }) };
    });
    for (const { seen } of shown) this.#shown.add(sourceKey(seen.source));
    const isMark = (emoji: string): boolean => markKindOf(settings, emoji) !== undefined;
    await this.record((incident, now) =>
      reconcile(incident, shown, { now, isMark, listeningSince: listeningSince() }),
    );
  }

  #marksOn({ seen, reactions }: ChannelMessage, asOf: Instant): MessageState['marks'] {
    const { settings, standingOf } = this.#parts;
    const mark = (emoji: string, person: PersonId) =>
      markBy(
        settings,
        { source: seen.source, emoji, person, present: true, asOf },
        { standing: standingOf(person), isShared: this.#isShared },
      );
    return reactions.flatMap(({ emoji, people }) => people.flatMap((person) => mark(emoji, person) ?? []));
  }

  /** That a message was deleted cannot be taken back, so it is asked for by itself. */
  async #look(source: Source): Promise<void> {
    const page = await this.#parts.reader.message(source);
    await this.#take(page);
    if (page.messages.length === 0)
      await this.record((incident) => recordDeletion(incident, source, page.asOf));
  }
}

/** The message as it was read, or as it was told since, which no mark that was found may miss. */
function withNews(read: SeenMessage, told: SeenMessage | undefined, asOf: Instant): SeenMessage {
  if (told === undefined) return read;
  const isLater = !told.isUnread && told.asOf > asOf && told.asOf > read.asOf;
  const { deletedAt } = told;
  return { ...(isLater ? told : read), ...(deletedAt !== undefined && { deletedAt }) };
}
