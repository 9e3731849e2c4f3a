import { useContext } from 'preact/hooks';
import type { ElementProps } from '../acting';
import { asObject, listOf, numberOf, textObjectText, textOf } from '../json';
import { ReaderContext } from '../reader';
import { typedRich } from './typed-rich';
import { described, useField } from './use-field';

/** A line of text, or several. */
export function TextInput(props: ElementProps) {
  const { element } = props;
  const field = useField(props);
  const value = textOf(field.value) ?? '';
  return (
    <TypedField
      {...props}
      value={value}
      isLong={element.multiline === true}
      most={numberOf(element.max_length) ?? 3000}
      onText={(text) => field.keep(text === '' ? undefined : text)}
      onDone={(text) => field.choose(text === '' ? undefined : text, text)}
    />
  );
}

/** A number, an e-mail address or a URL: a line that brings the right keyboard with it. */
export function LineInput(props: ElementProps) {
  const field = useField(props);
  const type = String(props.element.type);
  return (
    <TypedField
      {...props}
      value={textOf(field.value) ?? ''}
      keyboard={type === 'number_input' ? 'decimal' : type === 'email_text_input' ? 'email' : 'url'}
      onText={(text) => field.keep(text === '' ? undefined : text)}
      onDone={(text) => field.choose(text === '' ? undefined : text, text)}
    />
  );
}

/** Formatted text, typed with the marks of a message: the playground makes rich text of it, as Slack's composer does. */
export function RichTextInput(props: ElementProps) {
  const field = useField(props);
  const reader = useContext(ReaderContext);
  const keep = (text: string): string | undefined => (text === '' ? undefined : text);
  return (
    <TypedField
      {...props}
      value={textOf(field.value) ?? typedRich(field.value, reader)}
      isLong
      onText={(text) => field.keep(keep(text))}
      onDone={(text) => field.choose(keep(text), text)}
    />
  );
}

interface TypedFieldProps extends ElementProps {
  readonly value: string;
  readonly isLong?: boolean;
  readonly most?: number;
  readonly keyboard?: 'decimal' | 'email' | 'url';
  onText(text: string): void;
  /** The app is told: with Enter, or after each letter, as the element wants. */
  onDone(text: string): void;
}

function TypedField({ value, isLong = false, most, keyboard, onText, onDone, ...props }: TypedFieldProps) {
  const { element, place } = props;
  const tells = listOf(asObject(element.dispatch_action_config)?.trigger_actions_on);
  const tellsEachLetter = place.acts && tells.includes('on_character_entered');
  const tellsOnEnter = place.acts && (tells.length === 0 || tells.includes('on_enter_pressed'));
  const shared = {
    class: isLong ? 'field field-long' : 'field',
    value,
    placeholder: textObjectText(element.placeholder),
    maxLength: most,
    ...described(props),
    onInput: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      onText(text);
      if (tellsEachLetter) onDone(text);
    },
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: { value: string } }): void => {
    if (event.key !== 'Enter' || event.isComposing || !tellsOnEnter) return;
    event.preventDefault();
    onDone(event.currentTarget.value);
  };
  return (
    <>
      {isLong ? (
        <textarea {...shared} rows={Math.max(3, numberOf(element.min_lines) ?? 0)} />
      ) : (
        <input {...shared} type="text" autocomplete="off" inputMode={keyboard} onKeyDown={onKeyDown} />
      )}
      {most !== undefined && value.length > Math.max(most - 100, most * 0.8) && (
        <span class="field-left">{most - value.length} left</span>
      )}
    </>
  );
}

/** Files cannot be chosen in forms here, and the field says so. */
export function FileInput() {
  return <p class="block-unknown">Files cannot be added to a form here. Share them in a channel.</p>;
}
