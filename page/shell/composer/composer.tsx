import { useId, useRef, useState } from 'preact/hooks';
import { EmojiPicker } from '../../content/emoji/emoji-picker';
import { nameIn, titleOf } from '../client/conversations';
import { useWelcome } from '../client/store';
import { Icon } from '../controls/icon';
import { commandIn } from './completion';
import { CompletionList } from './completion-list';
import { type ComposeTarget, useCompletion, useComposing } from './composing';
import { FileChoice } from './file-choice';

type ComposerProps = ComposeTarget & { onDone?(): void };

/** Where a person types: Enter sends, Shift and Enter break the line, and Escape closes what is open. */
export function Composer({ onDone = () => {}, ...target }: ComposerProps) {
  const { field, text, isSending, type, write, send } = useComposing(target, onDone);
  const { completion, choice, look, close, move } = useCompletion();
  const list = useId();
  const label = useLabel(target);
  const isNew = target.edited === undefined;

  const take = (index: number): void => {
    const candidate = completion?.candidates[index];
    if (completion === undefined || candidate === undefined) return;
    const caret = field.current?.selectionStart ?? text.length;
    const rest = text.slice(caret).replace(/^ /, '');
    write(
      text.slice(0, completion.from) + candidate.insert + rest,
      completion.from + candidate.insert.length,
    );
    close();
    field.current?.focus();
  };
  /** Whether what is typed is already what the choice would make of it. */
  const isWhole = (): boolean =>
    completion !== undefined && text.slice(completion.from) === completion.candidates[choice]?.insert.trim();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isOpen = completion !== undefined;
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      move(event.key === 'ArrowDown' ? 1 : -1);
    else if (isOpen && (event.key === 'Tab' || (isEnter && !isWhole()))) take(choice);
    else if (isOpen && event.key === 'Escape') close();
    else if (isEnter) {
      close();
      void send();
    } else if (event.key === 'Escape' && !isNew) onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      class="composer"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Usage text={text} />
      {completion !== undefined && (
        <CompletionList id={list} completion={completion} choice={choice} onTake={take} />
      )}
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={completion === undefined ? undefined : list}
        aria-activedescendant={completion === undefined ? undefined : `${list}-${choice}`}
        onInput={({ currentTarget: { value, selectionStart } }) => {
          type(value);
          look(value, selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div class="composer-tools">
        {isNew && <FileChoice target={target} comment={text} onSent={() => write('')} />}
        <EmojiButton onPick={(name) => write(`${text}:${name}: `)} onClose={() => field.current?.focus()} />
        {!isNew && (
          <button type="button" class="plain" onClick={onDone}>
            Cancel
          </button>
        )}
        <button type="submit" class="send" disabled={text.trim() === ''}>
          {isNew ? 'Send' : 'Save'}
        </button>
      </div>
    </form>
  );
}

function EmojiButton({ onPick, onClose }: { onPick(name: string): void; onClose(): void }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    onClose();
  };
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label="Insert an emoji"
        title="Emoji"
        ref={button}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <Icon name="smile" />
      </button>
      {isOpen && <EmojiPicker button={button} onPick={onPick} onClose={close} />}
    </>
  );
}

function useLabel({ channel, thread, edited }: ComposeTarget): string {
  const welcome = useWelcome();
  if (edited !== undefined) return 'Edit message';
  if (thread !== undefined) return 'Reply …';
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return `Message ${isDirect ? '' : '#'}${titleOf(channel, nameIn(welcome))}`;
}

/** What the command takes whose name was typed. */
function Usage({ text }: { text: string }) {
  const command = commandIn(text, useWelcome());
  if (command === undefined || command.usageHint === '') return null;
  return (
    <p class="usage">
      <code>{command.command}</code> {command.usageHint}
    </p>
  );
}
