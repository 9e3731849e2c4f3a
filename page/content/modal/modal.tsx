import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../../src/playground/page/contract';
import type { View, ViewValues } from '../../../src/playground/state/state';
import type { Acting } from '../acting';
import { ModalView } from './modal-view';
import './modal.css';

interface ModalStackProps extends Pick<Acting, 'press' | 'suggest'> {
  /** The open modals, topmost last; at least one. What becomes of them is up to the app, and told here. */
  readonly views: readonly View[];
  /** Submits the topmost one with what its inputs hold. */
  submit(values: ViewValues): Promise<Outcome>;
  /** Closes the topmost one. */
  close(): unknown;
}

/**
 * The topmost of the open modals, as a dialog that keeps the focus. What was typed into the ones below stays, and so does
 * what was typed into this one when it is not accepted.
 */
export function ModalStack({ views, submit, close, press, suggest }: ModalStackProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, ViewValues>>>({});
  const title = useId();
  const top = views.at(-1);
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  if (!top) return null;
  return (
    <dialog
      class="modal"
      ref={dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      // The browser closes a dialog on a second Escape whatever it is told, so it is opened again while there is a view.
      onClose={(event) => event.target === dialog.current && dialog.current?.showModal()}
    >
      <ModalView
        key={top.id}
        view={top}
        titleId={title}
        isStacked={views.length > 1}
        typed={typed[top.id]}
        onTyped={(values) => setTyped((all) => ({ ...all, [top.id]: values }))}
        submit={submit}
        close={close}
        press={press}
        suggest={suggest}
      />
    </dialog>
  );
}
