import { useId, useRef } from 'preact/hooks';
import { ChooserList, type Offer, offerId } from './chooser-list';
import { Floating } from './floating';
import { type Chooser, type Choosing, keysOf, useChooser } from './use-chooser';

interface ChooserFieldProps extends Choosing {
  readonly placeholder: string;
  /** What stands in the list in place of options: that they are looked for, or that more has to be typed. */
  readonly notice?: string | undefined;
  readonly isBusy: boolean;
  readonly canClear: boolean;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** A field with a list to choose from, by pointer or by keys: arrows move, Enter chooses, Escape closes, Backspace takes back. */
export function ChooserField(props: ChooserFieldProps) {
  const chooser = useChooser(props);
  const { isOpen, isMulti, chosen, offers, active, groups } = chooser;
  const anchor = useRef<HTMLDivElement>(null);
  const listId = useId();
  return (
    <>
      <div class={`chooser field${isMulti ? ' chooser-multi' : ''}`} ref={anchor}>
        {isMulti && <Chips chosen={chosen} onTake={chooser.choose} isBusy={props.isBusy} />}
        <SearchField {...props} chooser={chooser} listId={listId} />
        {props.canClear && !isMulti && chosen.length > 0 && (
          <button type="button" class="chooser-clear" aria-label="Clear" onClick={() => props.onChoose([])}>
            ×
          </button>
        )}
        <span class="chooser-arrow" aria-hidden="true" />
      </div>
      {isOpen && (
        <Floating anchor={anchor} onLeave={chooser.close} isWide>
          <ChooserList
            id={listId}
            groups={groups}
            chosen={chosen}
            active={active}
            isMulti={isMulti}
            notice={props.notice ?? (offers.length === 0 ? 'Nothing found' : undefined)}
            onChoose={chooser.choose}
          />
        </Floating>
      )}
    </>
  );
}

interface SearchFieldProps extends ChooserFieldProps {
  readonly chooser: Chooser;
  readonly listId: string;
}

function SearchField({ chooser, listId, placeholder, isBusy, attributes }: SearchFieldProps) {
  const { isOpen, isMulti, chosen, active } = chooser;
  const [first] = chosen;
  return (
    <input
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck={false}
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={isOpen && active ? offerId(listId, active) : undefined}
      {...attributes}
      placeholder={first === undefined ? placeholder : isMulti ? '' : first.words}
      value={chooser.typed ?? (isMulti ? '' : (first?.words ?? ''))}
      readOnly={isBusy}
      onInput={(event) => chooser.search(event.currentTarget.value)}
      onClick={() => isOpen || isBusy || chooser.open()}
      onKeyDown={keysOf(chooser)}
      onBlur={chooser.close}
    />
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
