import { useContext } from 'preact/hooks';
import { ActingContext, type ElementProps } from '../blocks/acting';
import { entryOf, valueIn } from '../blocks/state';
import { textOf } from '../json';
import { type Press, usePress } from './use-press';

/** An element that holds a value. */
export interface Field {
  /** As Slack keeps it; undefined when it is empty. */
  readonly value: unknown;
  /** Holds a value that the app is not told of. */
  keep(value: unknown): void;
  /** Holds a value and tells the app, where the element does; `given` is how the app's person would name it. */
  choose(value: unknown, given: string | readonly string[]): void;
  readonly press: Press;
}

/** What an element holds, and how that is changed. */
export function useField({ element, place }: ElementProps): Field {
  const acting = useContext(ActingContext);
  const press = usePress(element, place);
  const keep = (value: unknown): void =>
    acting.keep(place.block, textOf(element.action_id) ?? '', entryOf(element, value));
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

/** The attributes by which a screen reader knows what an input is for, and what is wrong with it. */
export function described({ place, element }: ElementProps) {
  return {
    'aria-labelledby': place.labelledBy,
    'aria-label': place.labelledBy === undefined ? nameOf(element) : undefined,
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
