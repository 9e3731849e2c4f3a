import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface FloatingProps {
  /** What it hangs from. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** A click beside it and its anchor. */
  onLeave(): void;
  /** As wide as the anchor at least. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

const gap = 4;
const edge = 8;

/** A layer above everything, dialogs included, below its anchor, or above it where there is more room. */
export function Floating({ anchor, onLeave, isWide = false, children }: FloatingProps) {
  const layer = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useLayoutEffect(() => {
    layer.current?.showPopover();
  }, []);
  // After every drawing, for what hangs may have grown.
  useLayoutEffect(() => {
    if (layer.current && anchor.current) hang(layer.current, anchor.current, isWide);
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const again = (): void => {
      if (layer.current && anchor.current) hang(layer.current, anchor.current, isWide);
    };
    addEventListener('scroll', again, { signal, capture: true, passive: true });
    addEventListener('resize', again, { signal });
    const beside = (event: Event): void => {
      const path = event.composedPath();
      const own = [layer.current, anchor.current];
      if (!own.some((node) => node !== null && path.includes(node))) leave.current();
    };
    addEventListener('pointerdown', beside, { signal, capture: true });
    return () => controller.abort();
  }, [anchor, isWide]);
  return (
    <div class="floating" popover="manual" ref={layer}>
      {children}
    </div>
  );
}

function hang(layer: HTMLElement, anchor: HTMLElement, isWide: boolean): void {
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const below = innerHeight - bottom - gap - edge;
  const above = top - gap - edge;
  layer.style.minWidth = isWide ? `${width}px` : '';
  layer.style.maxWidth = `${innerWidth - 2 * edge}px`;
  layer.style.maxHeight = '';
  const isAbove = layer.scrollHeight > below && above > below;
  layer.style.maxHeight = `${Math.max(80, isAbove ? above : below)}px`;
  const { width: own, height } = layer.getBoundingClientRect();
  layer.style.left = `${Math.max(edge, Math.min(left, innerWidth - own - edge))}px`;
  layer.style.top = `${isAbove ? Math.max(edge, top - gap - height) : bottom + gap}px`;
}
