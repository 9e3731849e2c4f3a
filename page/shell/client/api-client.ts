import type {
  Action,
  MessagePage,
  Outcome,
  SearchPage,
  ThreadPage,
} from '../../../src/playground/page/contract';
import { useWelcome } from './store';
import { showToast } from './toasts';

/** Does something as a person. What cannot be done is shown for a moment, unless the asker shows it. */
export async function act(as: string, action: Action, { quiet = false } = {}): Promise<Outcome> {
  const outcome = await sent(as, action);
  if (!outcome.ok && !quiet) showToast(outcome.sentence);
  return outcome;
}

/** Asks the app what a menu offers for what was typed; nothing where it does not answer. */
export function offersIn(as: string, where: Extract<Action, { type: 'suggest' }>['where']) {
  return async (action: string, typed: string): Promise<readonly unknown[]> => {
    const outcome = await act(as, { type: 'suggest', where, action, typed }, { quiet: true });
    return outcome.ok ? (outcome.options ?? []) : [];
  };
}

async function sent(as: string, action: Action): Promise<Outcome> {
  try {
    const response = await fetch('page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, action }),
    });
    // The playground answers nothing but what the contract holds.
    return (await response.json()) as Outcome;
  } catch {
    return { ok: false, error: 'unreachable', sentence: 'The playground cannot be reached. Is it running?' };
  }
}

/** What part of a channel is asked for: its end, or what stands before, behind or around a message. */
export type ChannelPart =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly around: string }
  | undefined;

/** As many messages are read at once: some screens full, so that one seldom scrolls into nothing. */
const pageSize = 200;

/** Reads messages of a channel; undefined when the playground did not give any. */
export function fetchMessages(
  as: string,
  channel: string,
  part?: ChannelPart,
): Promise<MessagePage | undefined> {
  return read('messages', { as, channel, limit: String(pageSize), ...part });
}

/** Reads a message and its replies. */
export function fetchThread(as: string, channel: string, ts: string): Promise<ThreadPage | undefined> {
  return read('thread', { as, channel, ts });
}

/** Finds messages by their text. */
export function search(as: string, text: string): Promise<SearchPage | undefined> {
  return read('search', { as, text });
}

async function read<T>(what: string, query: Record<string, string>): Promise<T | undefined> {
  try {
    const response = await fetch(`page/${what}?${new URLSearchParams(query)}`);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Does something as this tab's person. */
export function useAct(): (action: Action) => Promise<Outcome> {
  const { me } = useWelcome();
  return (action) => act(me, action);
}
