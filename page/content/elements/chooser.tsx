import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ChooserList, type Offer, type OfferGroup, offerId } from './chooser-list';
import { Floating } from './floating';

interface ChooserProps {
  /** What can be chosen, as far as it is known. */
  readonly groups: readonly OfferGroup[];
  readonly chosen: readonly Offer[];
  /** How many may be chosen; one is replaced by the next. */
  readonly most: number;
  readonly placeholder: string;
  /** What stands in the list in place of options: that they are looked for, or that more has to be typed. */
  readonly notice?: string | undefined;
  readonly isBusy: boolean;
  readonly canClear: boolean;
  readonly hasFocus: boolean;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  onTyped(typed: string): void;
  onChoose(chosen: readonly Offer[]): void;
}

/** A field with a list to choose from, by pointer or by keys: arrows move, Enter chooses, Escape closes, Backspace takes back. */
export function Chooser(props: ChooserProps) {
  const { groups, chosen, most, placeholder, notice, isBusy, attributes } = props;
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const anchor = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const isOpen = typed !== undefined;
  const isMulti = most > 1;
  const offers = groups.flatMap(({ offers: some }) => some);
  const active = offers[Math.min(at, offers.length - 1)];

  const search = (text: string | undefined): void => {
    setTyped(text);
    setAt(0);
    props.onTyped(text ?? '');
  };
  const choose = (offer: Offer): void => {
    const isChosen = chosen.some(({ key }) => key === offer.key);
    const others = chosen.filter(({ key }) => key !== offer.key);
    if (!isMulti) props.onChoose([offer]);
    else if (isChosen) props.onChoose(others);
    else if (chosen.length < most) props.onChoose([...chosen, offer]);
    search(isMulti ? '' : undefined);
  };
  const keys = keysOf({
    ...props,
    isOpen,
    isMulti,
    at,
    offers,
    active,
    typed: typed ?? '',
    setAt,
    search,
    choose,
  });
  useEffect(() => {
    if (props.hasFocus) input.current?.focus();
  }, [props.hasFocus]);

  return (
    <>
      <div class={`chooser field${isMulti ? ' chooser-multi' : ''}`} ref={anchor}>
        {isMulti && <Chips chosen={chosen} onTake={(offer) => choose(offer)} isBusy={isBusy} />}
        <input
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active ? offerId(listId, active) : undefined}
          {...attributes}
          placeholder={isMulti && chosen.length > 0 ? '' : placeholder}
          value={typed ?? (isMulti ? '' : (chosen[0]?.words ?? ''))}
          disabled={isBusy}
          onInput={(event) => search(event.currentTarget.value)}
          onClick={() => !isOpen && search('')}
          onKeyDown={keys}
          onBlur={() => search(undefined)}
        />
        {props.canClear && !isMulti && chosen.length > 0 && (
          <button type="button" class="chooser-clear" aria-label="Clear" onClick={() => props.onChoose([])}>
            ×
          </button>
        )}
        <span class="chooser-arrow" aria-hidden="true" />
      </div>
      {isOpen && (
        <Floating anchor={anchor} onLeave={() => search(undefined)} isWide>
          <ChooserList
            id={listId}
            groups={groups}
            chosen={chosen}
            active={active}
            isMulti={isMulti}
            notice={notice ?? (offers.length === 0 ? 'Nothing found' : undefined)}
            onChoose={choose}
          />
        </Floating>
      )}
    </>
  );
}

interface ChipsProps {
  readonly chosen: readonly Offer[];
  readonly isBusy: boolean;
  onTake(offer: Offer): void;
}

function Chips({ chosen, isBusy, onTake }: ChipsProps) {
  return (
    <>
      {chosen.map((offer) => (
        <span class="chooser-chip" key={offer.key}>
          {offer.picture}
          {offer.words}
          <button
            type="button"
            aria-label={`Take away ${offer.words}`}
            disabled={isBusy}
            onClick={() => onTake(offer)}
          >
            ×
          </button>
        </span>
      ))}
    </>
  );
}

interface Keys extends ChooserProps {
  readonly isOpen: boolean;
  readonly isMulti: boolean;
  readonly at: number;
  readonly offers: readonly Offer[];
  readonly active: Offer | undefined;
  readonly typed: string;
  setAt(at: number): void;
  search(text: string | undefined): void;
  choose(offer: Offer): void;
}

/** What the keys do; those that do nothing here are left to the form and the dialog around it. */
function keysOf(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    const isDone = keys.isOpen ? openKey(event.key, keys) : closedKey(event.key, keys);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function openKey(key: string, { at, offers, active, setAt, search, choose, ...keys }: Keys): boolean {
  switch (key) {
    case 'ArrowDown':
      setAt(offers.length === 0 ? 0 : (at + 1) % offers.length);
      return true;
    case 'ArrowUp':
      setAt(offers.length === 0 ? 0 : (at + offers.length - 1) % offers.length);
      return true;
    case 'Enter':
      if (active) choose(active);
      return true;
    case 'Escape':
      search(undefined);
      return true;
    case 'Backspace':
      return takeLast(keys);
    default:
      return false;
  }
}

function closedKey(key: string, { search, ...keys }: Keys): boolean {
  if (key === 'Backspace') return takeLast(keys);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  search('');
  return true;
}

function takeLast({
  isMulti,
  typed,
  chosen,
  onChoose,
}: Pick<Keys, 'isMulti' | 'typed' | 'chosen' | 'onChoose'>): boolean {
  if (!isMulti || typed !== '' || chosen.length === 0) return false;
  onChoose(chosen.slice(0, -1));
  return true;
}
