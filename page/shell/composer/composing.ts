import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Action, ListedChannel, Outcome, ShownMessage } from '../../../src/playground/page/contract';
import { searchEmoji } from '../../content/emoji/emoji';
import { ReaderContext } from '../../content/reader';
import { act } from '../client/api-client';
import { useWelcome } from '../client/store';
import { showToast } from '../client/toasts';
import { type Completion, completionAt } from './completion';
import { keepUnsentText, takeOffered, unsentKey, unsentText } from './drafts';
import { typedText } from './typed-text';

/** Where what is typed goes: a channel, a thread in it, or a message that is edited in place. */
export interface ComposeTarget {
  readonly channel: ListedChannel;
  readonly thread?: string;
  readonly edited?: ShownMessage;
}

/** A text on its way, kept over a reload until it is sent. */
export function useComposing({ channel, thread, edited }: ComposeTarget, onDone: () => void) {
  const { me } = useWelcome();
  const key = unsentKey(me, channel.id, thread);
  const field = useRef<HTMLTextAreaElement>(null);
  const reader = useContext(ReaderContext);
  const [text, setText] = useState(() =>
    edited === undefined ? unsentText(key) : typedText(edited.text, reader),
  );
  const [sending, setSending] = useState(0);

  useEffect(() => {
    if (field.current?.value === text) grow(field.current);
  }, [text]);
  useEffect(() => {
    if (edited !== undefined || thread !== undefined) field.current?.focus();
  }, [edited, thread]);

  const caretAt = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    // Once the field holds the text, and not before, the caret can stand behind it.
    if (caretAt.current !== undefined) field.current?.setSelectionRange(caretAt.current, caretAt.current);
    caretAt.current = undefined;
  });
  const type = (next: string): void => {
    setText(next);
    if (edited === undefined) keepUnsentText(key, next);
  };
  const write = (next: string, caret = next.length): void => {
    caretAt.current = caret;
    type(next);
  };
  const taken = useRef(write);
  taken.current = write;
  useEffect(() => {
    if (edited !== undefined || thread !== undefined) return;
    return takeOffered((offered) => {
      taken.current(offered);
      field.current?.focus();
    });
  }, [edited, thread]);
  const send = async (): Promise<void> => {
    if (text.trim() === '' || (edited !== undefined && sending > 0)) return;
    // Empty at once, and not when the answer comes: somebody may have typed on by then.
    if (edited === undefined) write('');
    field.current?.focus();
    setSending((count) => count + 1);
    const outcome = await act(
      me,
      actionOf(text, {
        channel,
        ...(thread !== undefined && { thread }),
        ...(edited !== undefined && { edited }),
      }),
    );
    setSending((count) => count - 1);
    if (!outcome.ok) {
      if (edited === undefined) write([text, unsentText(key)].filter((each) => each !== '').join('\n'));
      return;
    }
    tellIfUnheard(outcome, text);
    onDone();
  };
  return { field, text, isSending: sending > 0, type, write, send };
}

/** What may be completed while somebody types, and which of it is chosen. */
export function useCompletion() {
  const words = useWelcome();
  const [completion, setCompletion] = useState<Completion>();
  const [choice, setChoice] = useState(0);
  const count = completion?.candidates.length ?? 0;
  return {
    completion,
    choice,
    look(text: string, caret: number): void {
      setChoice(0);
      setCompletion(completionAt(text, caret, { ...words, findEmoji: searchEmoji }));
    },
    close: () => setCompletion(undefined),
    move: (by: 1 | -1) => setChoice((now) => (now + by + count) % count),
  };
}

function actionOf(text: string, { channel, thread, edited }: ComposeTarget): Action {
  if (edited !== undefined) return { type: 'edit', channel: channel.id, ts: edited.ts, text };
  // In a thread Slack takes no commands: it is a message there.
  if (text.startsWith('/') && thread === undefined)
    return { type: 'command', channel: channel.id, line: text };
  return { type: 'post', channel: channel.id, text, ...(thread !== undefined && { thread }) };
}

/** A command that the app did not acknowledge is said to have failed, as Slack says it; what was typed is given back. */
function tellIfUnheard(outcome: Outcome, text: string): void {
  if (!outcome.ok || outcome.acknowledged !== false) return;
  const [command] = text.split(/\s/, 1);
  showToast(`${command} failed because the app did not respond. You typed: ${text}`);
}

/** Makes the field as high as its text; the style sheet sets the limit. */
function grow(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
