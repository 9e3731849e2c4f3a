import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Something that can be chosen. */
export interface Offer {
  readonly key: string;
  readonly words: string;
  readonly note?: string | undefined;
  readonly picture?: ComponentChildren;
  /** What is held when it is chosen: an option, or an id. */
  readonly value: unknown;
}

/** Offers under a heading, or under none. */
export interface OfferGroup {
  readonly label?: string | undefined;
  readonly offers: readonly Offer[];
}

/** The id of an offer's node in a list. */
export function offerId(list: string, offer: Offer): string {
  return `${list}-${encodeURIComponent(offer.key)}`;
}

interface ChooserListProps {
  readonly id: string;
  readonly groups: readonly OfferGroup[];
  readonly chosen: readonly Offer[];
  readonly active: Offer | undefined;
  readonly isMulti: boolean;
  readonly notice: string | undefined;
  onChoose(offer: Offer): void;
}

/** The list of a chooser; the focus stays in its field. */
export function ChooserList({ id, groups, chosen, active, isMulti, notice, onChoose }: ChooserListProps) {
  return (
    <div class="chooser-list">
      <div id={id} role="listbox" tabIndex={-1} aria-label="Options" aria-multiselectable={isMulti}>
        {groups.map(({ label, offers }, index) => (
          <div key={index} {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}>
            {label !== undefined && offers.length > 0 && (
              <div class="chooser-heading" role="presentation">
                {label}
              </div>
            )}
            {offers.map((offer) => (
              <OfferRow
                key={offer.key}
                id={offerId(id, offer)}
                offer={offer}
                isChosen={chosen.some(({ key }) => key === offer.key)}
                isActive={offer === active}
                onChoose={() => onChoose(offer)}
              />
            ))}
          </div>
        ))}
      </div>
      {notice !== undefined && (
        <p class="chooser-notice" role="status">
          {notice}
        </p>
      )}
    </div>
  );
}

interface OfferRowProps {
  readonly id: string;
  readonly offer: Offer;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  onChoose(): void;
}

function OfferRow({ id, offer, isChosen, isActive, onChoose }: OfferRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={row}
      id={id}
      class={isActive ? 'offer offer-active' : 'offer'}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      // The field would lose the focus, and close the list before the click counts.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
    >
      {offer.picture}
      <span class="offer-words">
        {offer.words}
        {offer.note !== undefined && <small>{offer.note}</small>}
      </span>
      {isChosen && <span aria-hidden="true">✓</span>}
    </div>
  );
}
