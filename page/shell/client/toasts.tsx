import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How long a sentence stays, in milliseconds: long enough to read two lines. */
const shownFor = 6_000;

interface Toast {
  readonly id: number;
  readonly text: string;
}

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

/** Shows a sentence at the foot of the page for a moment. */
export function showToast(text: string): void {
  count += 1;
  const id = count;
  change([...toasts.filter((toast) => toast.text !== text), { id, text }]);
  setTimeout(() => change(toasts.filter((toast) => toast.id !== id)), shownFor);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** The sentences that are shown now; screen readers say them. */
export function Toasts() {
  const [, draw] = useState({});
  useEffect(() => {
    const look = (): void => draw({});
    listeners.add(look);
    return () => void listeners.delete(look);
  }, []);
  const route = useRef<HTMLDivElement>(null);
  const newest = toasts.at(-1)?.id;
  useLayoutEffect(() => {
    void newest;
    // What is shown last is above everything, modals included.
    route.current?.hidePopover();
    route.current?.showPopover();
  }, [newest]);
  return (
    <div class="toasts" role="status" popover="manual" ref={route}>
      {toasts.map(({ id, text }) => (
        <p class="toast" key={id}>
          {text}
        </p>
      ))}
    </div>
  );
}
