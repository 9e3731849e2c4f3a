import { useId } from 'preact/hooks';
import type { ElementProps } from '../acting';
import { type Json, objectsIn, textOf } from '../json';
import { TextObject } from '../text-object';
import { described, useField } from './use-field';

/** Boxes, any of which may be ticked. */
export function Checkboxes({ element, place }: ElementProps) {
  const field = useField({ element, place });
  const chosen = objectsIn(field.value);
  const isOn = (option: Json): boolean => chosen.some(({ value }) => value === option.value);
  const toggle = (option: Json): void => {
    const next = objectsIn(element.options).filter((one) => isOn(one) !== (one.value === option.value));
    field.choose(
      next,
      next.map(({ value }) => textOf(value) ?? ''),
    );
  };
  return (
    <fieldset class="choices" {...describedGroup({ element, place })}>
      {objectsIn(element.options).map((option, index) => (
        <Choice
          key={index}
          type="checkbox"
          option={option}
          isOn={isOn(option)}
          onChange={() => toggle(option)}
        />
      ))}
      {field.press.aside}
    </fieldset>
  );
}

/** Buttons, one of which may be chosen. */
export function RadioButtons({ element, place }: ElementProps) {
  const field = useField({ element, place });
  const [chosen] = objectsIn([field.value]);
  const name = useId();
  return (
    <div class="choices" role="radiogroup" {...describedGroup({ element, place })}>
      {objectsIn(element.options).map((option, index) => (
        <Choice
          key={index}
          type="radio"
          name={name}
          option={option}
          isOn={option.value === chosen?.value}
          onChange={() => field.choose(option, textOf(option.value) ?? '')}
        />
      ))}
      {field.press.aside}
    </div>
  );
}

/** A group of choices is named and described, but nothing can be wrong with it that a radio group could not say. */
function describedGroup(props: ElementProps) {
  const { 'aria-required': isRequired, 'aria-invalid': isInvalid, ...names } = described(props);
  return props.element.type === 'radio_buttons'
    ? { ...names, 'aria-required': isRequired, 'aria-invalid': isInvalid }
    : names;
}

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly option: Json;
  readonly isOn: boolean;
  readonly name?: string;
  onChange(): void;
}

function Choice({ type, option, isOn, name, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input type={type} checked={isOn} name={name} onChange={onChange} />
      <span class="choice-words">
        <TextObject text={option.text} />
        {option.description !== undefined && (
          <span class="choice-more">
            <TextObject text={option.description} />
          </span>
        )}
      </span>
    </label>
  );
}
