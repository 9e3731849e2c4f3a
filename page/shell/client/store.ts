import { useEffect, useState } from 'preact/hooks';
import type { MessagePage, ShownMessage, TabUpdate, Welcome } from '../../../src/playground/page/contract';
import type { WireRecord } from '../../../src/playground/wire';
import { isTopLevel, readAnew, type Timeline, withUpdated } from './timeline';

/** Whether the tab is connected to the playground. */
export type ConnectionState = 'opening' | 'open' | 'lost';

/** Everything a tab knows. Messages are kept by channel, threads by `<channel>/<ts>`. */
export interface Known {
  readonly line: ConnectionState;
  readonly welcome?: Welcome;
  /** How often the tab was welcomed: what it read before may have changed in between. */
  readonly heard: number;
  readonly timelines: Readonly<Record<string, Timeline>>;
  readonly threads: Readonly<Record<string, readonly ShownMessage[]>>;
  readonly wire: readonly WireRecord[];
  /** What was told last: a page of messages that was asked for before may arrive after it. */
  readonly recent: readonly ShownMessage[];
}

/** As many records of the wire as a tab keeps. */
const MAX_RECORDS = 3_000;

/** As many messages are at hand as may be told while a page is on its way. */
const MAX_RECENT = 300;

const nothing: Known = { line: 'opening', heard: 0, timelines: {}, threads: {}, wire: [], recent: [] };

let known: Known = nothing;
const listeners = new Set<() => void>();

/** What is known now. */
export function knownNow(): Known {
  return known;
}

/** Replaces what is known and has everything drawn anew that depends on it. */
export function learn(change: (before: Known) => Known): void {
  const next = change(known);
  if (next === known) return;
  known = next;
  for (const listener of [...listeners]) listener();
}

/** A part of what is known; the component is drawn anew when that part has changed. */
export function useKnown<T>(part: (known: Known) => T): T {
  const [, draw] = useState({});
  const seen = part(known);
  useEffect(() => {
    let last = seen;
    const look = (): void => {
      const next = part(known);
      if (Object.is(next, last)) return;
      last = next;
      draw({});
    };
    listeners.add(look);
    look();
    return () => void listeners.delete(look);
  });
  return seen;
}

/** What the tab knows of workspace and person; only for what is drawn once that is there. */
export function useWelcome(): Welcome {
  const welcome = useKnown(({ welcome: told }) => told);
  if (welcome === undefined) throw new Error('Nothing was told yet');
  return welcome;
}

/** The key under which a thread is kept. */
export function threadKey(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

/** What is known after something was told. */
export function withUpdate(before: Known, news: TabUpdate): Known {
  if (news.type === 'welcome') return welcomed(before, news);
  if (before.welcome === undefined) return before;
  if (news.type === 'messages') {
    const recent = [...before.recent, ...news.messages].slice(-MAX_RECENT);
    return news.messages.reduce(withMessage, { ...before, recent });
  }
  if (news.type === 'wire') return withRecords(before, news.records);
  const { type: _, ...rest } = news;
  const welcome = { ...before.welcome, ...rest };
  // A Home that was taken away is told as one that is missing.
  if (news.type === 'home' && news.home === undefined) delete welcome.home;
  return { ...before, welcome };
}

/** Another workspace than before leaves nothing of what was read. */
function welcomed(before: Known, welcome: Welcome): Known {
  const isSame = before.welcome?.epoch === welcome.epoch && before.welcome.me === welcome.me;
  const heard = before.heard + 1;
  return { ...(isSame ? before : nothing), line: 'open', heard, welcome, recent: [] };
}

/** What is known once a page of a channel has come. */
export function withPage(before: Known, channel: string, page: MessagePage): Known {
  const read = readAnew(before.timelines[channel], page);
  const missed = before.recent.filter((message) => message.channel === channel && isTopLevel(message));
  return { ...before, timelines: { ...before.timelines, [channel]: missed.reduce(withUpdated, read) } };
}

/** What is known once a thread has come. */
export function withThread(before: Known, key: string, messages: readonly ShownMessage[]): Known {
  const read = { messages, hasOlder: false, hasNewer: false };
  const missed = before.recent.filter(
    ({ channel, threadTs, ts }) => threadKey(channel, threadTs ?? ts) === key,
  );
  return { ...before, threads: { ...before.threads, [key]: missed.reduce(withUpdated, read).messages } };
}

function withMessage(before: Known, message: ShownMessage): Known {
  const timeline = before.timelines[message.channel];
  const timelines =
    timeline !== undefined && isTopLevel(message)
      ? { ...before.timelines, [message.channel]: withUpdated(timeline, message) }
      : before.timelines;
  const key = threadKey(message.channel, message.threadTs ?? message.ts);
  const thread = before.threads[key];
  if (thread === undefined) return { ...before, timelines };
  const whole = withUpdated({ messages: thread, hasOlder: false, hasNewer: false }, message);
  return { ...before, timelines, threads: { ...before.threads, [key]: whole.messages } };
}

function withRecords(before: Known, records: readonly WireRecord[]): Known {
  const last = before.wire.at(-1)?.seq ?? 0;
  const fresh = records.filter(({ seq }) => seq > last);
  // Numbers begin anew with another workspace.
  const wire = fresh.length === 0 && records.length > 0 ? records : [...before.wire, ...fresh];
  return { ...before, wire: wire.slice(-MAX_RECORDS) };
}
