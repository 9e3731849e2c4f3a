import { useState } from 'preact/hooks';
import type { Offer, OfferGroup } from './chooser-list';

/** What a chooser chooses from, and what it is told. */
export interface Choosing {
  /** What can be chosen, as far as it is known. */
  readonly groups: readonly OfferGroup[];
  readonly chosen: readonly Offer[];
  /** How many may be chosen; one is replaced by the next. */
  readonly most: number;
  onTyped(typed: string): void;
  onChoose(chosen: readonly Offer[]): void;
}

/** A chooser at work. */
export interface Chooser extends Choosing {
  readonly isMulti: boolean;
  readonly isOpen: boolean;
  /** What was typed to search; undefined while it is closed. */
  readonly typed: string | undefined;
  readonly offers: readonly Offer[];
  /** Which of them the arrows have come to. */
  readonly at: number;
  readonly active: Offer | undefined;
  open(): void;
  search(typed: string): void;
  close(): void;
  move(to: number): void;
  /** Chooses an offer, or takes it back where several can be chosen. */
  choose(offer: Offer): void;
}

/** The state of a chooser, and how it changes. */
export function useChooser(choosing: Choosing): Chooser {
  const { groups, chosen, most, onTyped, onChoose } = choosing;
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const isMulti = most > 1;
  const offers = groups.flatMap(({ offers: some }) => some);
  const type = (text: string | undefined, to = 0): void => {
    setTyped(text);
    setAt(to);
    onTyped(text ?? '');
  };
  return {
    ...choosing,
    isMulti,
    isOpen: typed !== undefined,
    typed,
    offers,
    at,
    active: offers[Math.min(at, offers.length - 1)],
    open: () => type('', isMulti ? 0 : Math.max(0, placeOf(offers, chosen[0]))),
    search: type,
    close: () => typed !== undefined && type(undefined),
    move: setAt,
    choose: (offer) => {
      const others = chosen.filter(({ key }) => key !== offer.key);
      if (!isMulti) onChoose([offer]);
      else if (others.length < chosen.length) onChoose(others);
      else if (chosen.length < most) onChoose([...chosen, offer]);
      type(isMulti ? '' : undefined, isMulti ? placeOf(offers, offer) : 0);
    },
  };
}

function placeOf(offers: readonly Offer[], offer: Offer | undefined): number {
  return offers.findIndex(({ key }) => key === offer?.key);
}

/** What the keys do in a chooser; those that do nothing there are left to the form and the dialog around it. */
export function keysOf(chooser: Chooser): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing) return;
    const isDone = chooser.isOpen ? openKey(event.key, chooser) : closedKey(event.key, chooser);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function openKey(key: string, chooser: Chooser): boolean {
  const { at, offers, active } = chooser;
  const count = Math.max(1, offers.length);
  switch (key) {
    case 'ArrowDown':
      chooser.move((at + 1) % count);
      return true;
    case 'ArrowUp':
      chooser.move((at + count - 1) % count);
      return true;
    case 'Enter':
      if (active) chooser.choose(active);
      return true;
    case 'Escape':
      chooser.close();
      return true;
    case 'Backspace':
      return takeLast(chooser);
    default:
      return false;
  }
}

function closedKey(key: string, chooser: Chooser): boolean {
  if (key === 'Backspace') return takeLast(chooser);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  chooser.open();
  return true;
}

function takeLast({ isMulti, typed = '', chosen, onChoose }: Chooser): boolean {
  if (!isMulti || typed !== '' || chosen.length === 0) return false;
  onChoose(chosen.slice(0, -1));
  return true;
}
