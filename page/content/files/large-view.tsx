import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface LargeViewProps {
  readonly title: string;
  /** What stands beside the title. */
  readonly tools?: ComponentChildren;
  onClose(): void;
  readonly children: ComponentChildren;
}

/** A file over the whole page; Escape or a click beside it closes it. */
export function LargeView({ title, tools, onClose, children }: LargeViewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // A link to somewhere else on the page would lead there behind this view.
    const close = (): void => dialog.current?.close();
    addEventListener('hashchange', close);
    return () => removeEventListener('hashchange', close);
  }, []);
  return (
    <dialog class="large" ref={dialog} aria-labelledby={name} onClose={onClose}>
      <div class="large-head">
        <h2 id={name}>{title}</h2>
        {tools}
        <button
          type="button"
          class="button button-icon"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="large-body">{children}</div>
    </dialog>
  );
}
