import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

interface DetailsProps {
  readonly label: ComponentChildren;
  /** What the button is called where its label is a sign. */
  readonly name?: string;
  readonly className: string;
  /** Drawn when it is open. */
  readonly children: ComponentChildren;
}

/** How far from the window's edge it stays, in pixels. */
const margin = 8;

/** A button that drops something down, or up where there is more room. A click elsewhere or Escape folds it up again. */
export function Details({ label, name, className, children }: DetailsProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class={`drop ${className}`}
        ref={button}
        popovertarget={id}
        aria-label={name}
        title={name}
        aria-expanded={isOpen}
      >
        {label}
      </button>
      <div
        id={id}
        class="drop-body"
        popover="auto"
        ref={body}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={({ newState }) => {
          if (newState === 'open' && button.current && body.current) route(body.current, button.current);
        }}
      >
        {isOpen && children}
      </div>
    </>
  );
}

/** Folds up what an element stands in. */
export function collapse(element: Element): void {
  const body = element.closest('[popover]');
  if (body instanceof HTMLElement) body.hidePopover();
}

function route(body: HTMLElement, button: HTMLElement): void {
  const [at, size] = [button.getBoundingClientRect(), body.getBoundingClientRect()];
  const below = innerHeight - at.bottom - margin;
  const isUp = below < size.height && at.top > below;
  const top = isUp ? Math.max(margin, at.top - size.height - 4) : at.bottom + 4;
  const wanted = at.left < innerWidth / 2 ? at.left : at.right - size.width;
  const left = Math.min(wanted, innerWidth - size.width - margin);
  body.style.top = `${top}px`;
  body.style.left = `${Math.max(margin, left)}px`;
  body.style.maxHeight = `${isUp ? at.top - margin - 4 : below}px`;
}
