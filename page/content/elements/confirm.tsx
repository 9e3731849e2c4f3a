import { useEffect, useId, useRef } from 'preact/hooks';
import { type Json, textObjectText } from '../json';
import { TextObject } from '../text-object';

interface ConfirmDialogProps {
  /** A confirmation object as the app sent it. */
  readonly confirm: Json;
  onAnswer(isYes: boolean): void;
}

/** Asks again before an element acts; Escape means no. */
export function ConfirmDialog({ confirm, onAnswer }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="confirm"
      ref={dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onAnswer(false);
      }}
    >
      <h2 id={title}>{textObjectText(confirm.title) || 'Are you sure?'}</h2>
      <div class="confirm-text">
        <TextObject text={confirm.text} />
      </div>
      <div class="confirm-answers">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {textObjectText(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          class={confirm.style === 'danger' ? 'button button-danger' : 'button button-primary'}
          onClick={() => onAnswer(true)}
        >
          {textObjectText(confirm.confirm) || 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
