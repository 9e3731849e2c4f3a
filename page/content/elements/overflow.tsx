import { useEffect, useRef, useState } from 'preact/hooks';
import type { ElementProps } from '../acting';
import { Floating } from '../chooser/floating';
import { type Json, objectsIn, textObjectText, textOf } from '../json';
import { PlainText } from '../mrkdwn/plain-text';
import { followable } from '../mrkdwn/tree';
import { usePress } from './use-press';

/** The three dots with what else can be done. */
export function Overflow({ element, place }: ElementProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const press = usePress(element, place);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (option: Json): void => {
    close();
    press.start(textOf(option.value) ?? '', () => {
      const address = followable(textOf(option.url) ?? '');
      if (address !== undefined) open(address, '_blank', 'noopener,noreferrer');
    });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button button-icon"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-disabled={press.isBusy}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return;
          event.preventDefault();
          setOpen(false);
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && (
        <Floating anchor={button} onLeave={() => setOpen(false)}>
          <Menu options={objectsIn(element.options)} onChoose={choose} onClose={close} />
        </Floating>
      )}
      {press.aside}
    </>
  );
}

interface MenuProps {
  readonly options: readonly Json[];
  onChoose(option: Json): void;
  onClose(): void;
}

function Menu({ options, onChoose, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => focusEntry(menu.current, 0), []);
  return (
    <div
      class="overflow-menu"
      role="menu"
      tabIndex={-1}
      ref={menu}
      onKeyDown={(event) => {
        const entries = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
        const at = entries.findIndex((entry) => entry.matches(':focus'));
        const to = entryAfter(event.key, at, entries.length);
        if (event.key === 'Escape' || event.key === 'Tab') onClose();
        else if (to !== undefined) focusEntry(event.currentTarget, to);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {options.map((option, index) => (
        <button key={index} type="button" role="menuitem" tabIndex={-1} onClick={() => onChoose(option)}>
          <PlainText text={textObjectText(option.text)} />
          {textObjectText(option.description) !== '' && <small>{textObjectText(option.description)}</small>}
        </button>
      ))}
    </div>
  );
}

/** The entry to which a key leads, round in a circle; undefined for keys that lead nowhere. */
function entryAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function focusEntry(menu: HTMLElement | null, index: number): void {
  menu?.querySelectorAll<HTMLElement>('[role=menuitem]')[index]?.focus();
}
