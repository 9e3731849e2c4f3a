import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Floating } from '../chooser/floating';
import { emojiDataUrl } from './emoji';
import './emoji-picker.css';

interface EmojiPickerProps {
  /** The button that opens and closes it, where there is one. */
  readonly button?: RefObject<HTMLElement | null>;
  /** Told the name that Slack has for the emoji, without colons: `wave::skin-tone-3`. */
  onPick(name: string): void;
  /** After a pick, Escape or a click elsewhere. The focus goes back to where it was by itself. */
  onClose(): void;
}

/** A window with all emoji, to search and to choose from, above everything. It is read only when it is first opened. */
export function EmojiPicker({ button, onPick, onClose }: EmojiPickerProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const acts = useRef({ onPick, onClose });
  acts.current = { onPick, onClose };
  useEffect(() => {
    const before = document.activeElement;
    const stop = placePicker(place.current, {
      onPick: (name) => acts.current.onPick(name),
      onClose: () => acts.current.onClose(),
    });
    return () => {
      stop();
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <span class="emoji-anchor" ref={anchor}>
      <Floating anchor={button ?? anchor} onLeave={onClose}>
        <div class="emoji-picker" role="dialog" aria-label="Choose an emoji" ref={place} />
      </Floating>
    </span>
  );
}

/** Puts the picker into the place once it is read; gives the function that takes it away. */
function placePicker(place: HTMLElement | null, { onPick, onClose }: EmojiPickerProps): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
    },
    { signal, capture: true },
  );
  void newPicker().then((picker) => {
    if (signal.aborted) return;
    picker.addEventListener(
      'emoji-click',
      ({ detail: { emoji, skinTone } }) => {
        const [name] = emoji.shortcodes ?? [];
        if (name === undefined) return;
        const hasTones = 'skins' in emoji && skinTone > 0;
        onPick(hasTones ? `${name}::skin-tone-${skinTone + 1}` : name);
        onClose();
      },
      { signal },
    );
    place?.append(picker);
    focusSearch(picker, signal);
  }, onClose);
  return () => controller.abort();
}

async function newPicker() {
  const { Picker } = await import('emoji-picker-element');
  const picker = new Picker({ dataSource: emojiDataUrl, locale: 'en', emojiVersion: 15 });
  // Where nobody chose a theme, the picker looks at the machine's wish by itself.
  const { theme } = document.documentElement.dataset;
  if (theme !== undefined) picker.classList.add(theme);
  return picker;
}

/** The search field is there one frame after the picker. */
function focusSearch(picker: HTMLElement, signal: AbortSignal): void {
  const look = (): void => {
    const field = picker.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]');
    if (field) field.focus();
    else if (!signal.aborted) requestAnimationFrame(look);
  };
  look();
}
