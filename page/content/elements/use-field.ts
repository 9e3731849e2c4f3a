import { useContext } from 'preact/hooks';
import { ActingContext, type ElementProps } from '../acting';
import { textOf } from '../json';
import { stateEntryOf, valueIn } from '../view-state/state';
import { type PressState, usePress } from './use-press';

/** An element that holds a value. */
export interface Field {
  /** As Slack keeps it; undefined when it is empty. */
  readonly value: unknown;
  /** Holds a value that the app is not told of. */
  keep(value: unknown): void;
  /** Holds a value and tells the app, where the element does; `given` is how the app's person would name it. */
  choose(value: unknown, given: string | readonly string[]): void;
  readonly press: PressState;
}

/** What an element holds, and how that is changed. */
export function useField({ element, place }: ElementProps): Field {
  const acting = useContext(ActingContext);
  const press = usePress(element, place);
  const keep = (value: unknown): void =>
    acting.keep(place.block, textOf(element.action_id) ?? '', stateEntryOf(element, value));
  return {
    value: valueIn(acting.values, place.block, element),
    keep,
    choose: (value, given) => {
      if (place.acts) press.start(given, () => keep(value));
      else keep(value);
    },
    press,
  };
}

/** The attributes that say what an input is for, what is wrong with it, and whether a modal begins with it. */
export function described({ place, element }: ElementProps) {
  const isNamed = place.labelledBy !== undefined || place.fieldId !== undefined;
  return {
    id: place.fieldId,
    'data-first': element.focus_on_load === true ? 'true' : undefined,
    'aria-labelledby': place.labelledBy,
    'aria-label': isNamed ? undefined : nameOf(element),
    'aria-describedby': place.describedBy,
    'aria-invalid': place.isInvalid === true ? ('true' as const) : undefined,
    'aria-required': place.isRequired === true ? ('true' as const) : undefined,
  };
}

/** What an element without a label is called. */
function nameOf(element: ElementProps['element']): string {
  const placeholder = element.placeholder;
  const words =
    typeof placeholder === 'object' && placeholder !== null && 'text' in placeholder
      ? placeholder.text
      : undefined;
  return typeof words === 'string' ? words : String(element.type).replaceAll('_', ' ');
}
