import { useEffect, useState } from 'preact/hooks';
import type { ShownMessage, Told, Welcome } from '../../src/playground/page/contract';
import type { WireRecord } from '../../src/playground/wire';
import { isTopLevel, type Timeline, withTold } from './timeline';

/** How the tab stands to the playground. */
export type Line = 'opening' | 'open' | 'lost' | 'unknown-person';

/** Everything a tab knows. Messages are kept by channel, threads by `<channel>/<ts>`. */
export interface Known {
  readonly line: Line;
  readonly welcome?: Welcome;
  readonly timelines: Readonly<Record<string, Timeline>>;
  readonly threads: Readonly<Record<string, readonly ShownMessage[]>>;
  readonly wire: readonly WireRecord[];
}

/** As many records of the wire as a tab keeps. */
const mostRecords = 3_000;

const nothing: Known = { line: 'opening', timelines: {}, threads: {}, wire: [] };

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
export function told(before: Known, news: Told): Known {
  if (news.kind === 'welcome') return welcomed(before, news);
  if (before.welcome === undefined) return before;
  if (news.kind === 'messages') return news.messages.reduce(withMessage, before);
  if (news.kind === 'wire') return withRecords(before, news.records);
  const { kind: _, ...rest } = news;
  const welcome = { ...before.welcome, ...rest };
  // A Home that was taken away is told as one that is missing.
  if (news.kind === 'home' && news.home === undefined) delete welcome.home;
  return { ...before, welcome };
}

/** Another workspace than before leaves nothing of what was read. */
function welcomed(before: Known, welcome: Welcome): Known {
  const isSame = before.welcome?.epoch === welcome.epoch && before.welcome.me === welcome.me;
  return isSame ? { ...before, line: 'open', welcome } : { ...nothing, line: 'open', welcome };
}

function withMessage(before: Known, message: ShownMessage): Known {
  const timeline = before.timelines[message.channel];
  const timelines =
    timeline !== undefined && isTopLevel(message)
      ? { ...before.timelines, [message.channel]: withTold(timeline, message) }
      : before.timelines;
  const key = threadKey(message.channel, message.threadTs ?? message.ts);
  const thread = before.threads[key];
  if (thread === undefined) return { ...before, timelines };
  const whole = withTold({ messages: thread, hasOlder: false, hasNewer: false }, message);
  return { ...before, timelines, threads: { ...before.threads, [key]: whole.messages } };
}

function withRecords(before: Known, records: readonly WireRecord[]): Known {
  const last = before.wire.at(-1)?.seq ?? 0;
  const fresh = records.filter(({ seq }) => seq > last);
  // Numbers begin anew with another workspace.
  const wire = fresh.length === 0 && records.length > 0 ? records : [...before.wire, ...fresh];
  return { ...before, wire: wire.slice(-mostRecords) };
}
