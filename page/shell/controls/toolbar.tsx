import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ToolbarProps {
  readonly label: string;
  readonly className: string;
  readonly children: ComponentChildren;
}

/** A row of buttons that is one stop for the Tab key; the arrow keys go from button to button. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = buttonsOf(bar.current);
    const isAnyStop = buttons.some((button) => button.tabIndex === 0 && button.dataset.stop === 'yes');
    for (const [index, button] of buttons.entries()) {
      if (!isAnyStop && index === 0) stopAt(button);
      else if (button.dataset.stop !== 'yes') button.tabIndex = -1;
    }
  });
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = buttonsOf(bar.current);
    const at = buttons.findIndex((button) => button.matches(':focus'));
    if (by === undefined || at < 0) return;
    const next = buttons[(at + by + buttons.length) % buttons.length];
    for (const button of buttons) {
      button.tabIndex = -1;
      delete button.dataset.stop;
    }
    if (next !== undefined) {
      stopAt(next);
      next.focus();
    }
    event.preventDefault();
  };
  return (
    <div class={className} role="toolbar" aria-label={label} tabIndex={-1} ref={bar} onKeyDown={move}>
      {children}
    </div>
  );
}

/** The buttons in the row itself, not those in what drops down from it. */
function buttonsOf(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>(':scope > button') ?? [])];
}

function stopAt(button: HTMLElement): void {
  button.tabIndex = 0;
  button.dataset.stop = 'yes';
}
