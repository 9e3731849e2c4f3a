import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { ActingContext, type ElementProps } from '../acting';
import { ChooserField } from '../chooser/chooser';
import type { Offer, OfferGroup } from '../chooser/chooser-list';
import { conversationOffers, optionGroupsOf, optionOffer, personOffers } from '../chooser/offers';
import { type Json, listOf, numberOf, textObjectText, textOf } from '../json';
import { ReaderContext } from '../reader';
import { described, type Field, useField } from './use-field';

/** A menu whose options the app gave, people, or conversations; one can be chosen, or several. */
export function Select(props: ElementProps) {
  const { element } = props;
  const reader = useContext(ReaderContext);
  const [typed, setTyped] = useState('');
  const all = useMemo(() => groupsFor(element, reader), [element, reader]);
  const groups = useMemo(() => filtered(all, typed), [all, typed]);
  const field = useField(props);
  return (
    <SelectField
      {...props}
      field={field}
      groups={groups}
      offerOf={(value) => offerFor(element, all, value)}
      onTyped={setTyped}
    />
  );
}

type Read = Parameters<typeof personOffers>[0];

function groupsFor(element: Json, reader: Read): readonly OfferGroup[] {
  const type = String(element.type);
  if (type.endsWith('static_select')) return optionGroupsOf(element);
  if (type.endsWith('users_select')) return [{ offers: personOffers(reader) }];
  return [{ offers: conversationOffers(reader, element) }];
}

function filtered(groups: readonly OfferGroup[], typed: string): readonly OfferGroup[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups.map(({ label, offers }) => ({
    label,
    offers: offers.filter(({ words, note }) => `${words} ${note ?? ''}`.toLowerCase().includes(wanted)),
  }));
}

/** How a held value is shown, also when it is not on offer any more. */
function offerFor(element: Json, groups: readonly OfferGroup[], value: unknown): Offer | undefined {
  const offers = groups.flatMap(({ offers: some }) => some);
  const option = optionOffer(value);
  const key = option?.key ?? textOf(value);
  if (key === undefined || key === '') return undefined;
  return (
    offers.find((offer) => offer.key === key) ??
    option ?? { key, words: key, value, note: String(element.type) }
  );
}

/** A menu whose options the app gives for what is typed. */
export function ExternalSelect(props: ElementProps) {
  const { element } = props;
  const { suggest } = useContext(ActingContext);
  const [typed, setTyped] = useState<string>();
  const [found, setFound] = useState<{ readonly typed: string; readonly options: readonly unknown[] }>();
  const least = numberOf(element.min_query_length) ?? 3;
  const isEnough = typed !== undefined && typed.length >= least;
  useEffect(() => {
    if (!isEnough) return;
    let isLate = false;
    const wait = setTimeout(() => {
      const show = (options: readonly unknown[]): void => {
        if (!isLate) setFound({ typed, options });
      };
      suggest(textOf(element.action_id) ?? '', typed).then(show, () => show([]));
    }, 200);
    return () => {
      isLate = true;
      clearTimeout(wait);
    };
  }, [typed, isEnough, element.action_id]);
  const isFresh = isEnough && found?.typed === typed;
  return (
    <SelectField
      {...props}
      field={useField(props)}
      groups={isFresh ? [{ offers: found.options.flatMap((one) => optionOffer(one) ?? []) }] : []}
      offerOf={optionOffer}
      notice={isFresh ? undefined : isEnough ? 'Searching …' : `Type ${least} letters or more`}
      onTyped={setTyped}
    />
  );
}

interface SelectFieldProps extends ElementProps {
  readonly field: Field;
  readonly groups: readonly OfferGroup[];
  offerOf(value: unknown): Offer | undefined;
  readonly notice?: string | undefined;
  onTyped(typed: string): void;
}

function SelectField({ field, groups, offerOf, notice, onTyped, ...props }: SelectFieldProps) {
  const { element, place } = props;
  const isMulti = String(element.type).startsWith('multi_');
  const held = isMulti ? listOf(field.value) : [field.value];
  const choose = (chosen: readonly Offer[]): void => {
    const values = chosen.map(({ value }) => value);
    const keys = chosen.map(({ key }) => key);
    if (isMulti) field.choose(values, keys);
    else field.choose(values[0], keys[0] ?? '');
  };
  return (
    <div class="select">
      <ChooserField
        groups={groups}
        chosen={held.flatMap((value) => offerOf(value) ?? [])}
        most={isMulti ? (numberOf(element.max_selected_items) ?? 100) : 1}
        placeholder={textObjectText(element.placeholder) || 'Choose'}
        notice={notice}
        isBusy={field.press.isBusy}
        canClear={!place.acts && place.isRequired !== true}
        attributes={described(props)}
        onTyped={onTyped}
        onChoose={choose}
      />
      {field.press.aside}
    </div>
  );
}
