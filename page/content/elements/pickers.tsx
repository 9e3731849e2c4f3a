import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { ElementProps } from '../acting';
import { instantAt, localTime } from '../dates/dates';
import { numberOf, textOf } from '../json';
import { ReaderContext } from '../reader';
import { described, useField } from './use-field';

/** A date. */
export function DatePicker(props: ElementProps) {
  const field = useField(props);
  return (
    <Moment
      {...props}
      type="date"
      value={textOf(field.value) ?? ''}
      onValue={(date) => field.choose(date || undefined, date)}
      isBusy={field.press.isBusy}
    >
      {field.press.aside}
    </Moment>
  );
}

/** A time of day. */
export function TimePicker(props: ElementProps) {
  const field = useField(props);
  return (
    <Moment
      {...props}
      type="time"
      value={textOf(field.value) ?? ''}
      onValue={(time) => field.choose(time || undefined, time)}
      isBusy={field.press.isBusy}
    >
      {field.press.aside}
    </Moment>
  );
}

/** An instant, on the reader's clock. */
export function DateTimePicker(props: ElementProps) {
  const field = useField(props);
  const { zone } = useContext(ReaderContext);
  const seconds = numberOf(field.value);
  return (
    <Moment
      {...props}
      type="datetime-local"
      value={seconds === undefined ? '' : localTime(seconds * 1000, zone)}
      onValue={(local) => {
        const at = instantAt(local, zone);
        field.choose(at === undefined ? undefined : at / 1000, at === undefined ? '' : String(at / 1000));
      }}
      isBusy={field.press.isBusy}
    >
      {field.press.aside}
    </Moment>
  );
}

interface MomentProps extends ElementProps {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly value: string;
  onValue(value: string): void;
  readonly isBusy: boolean;
  readonly children: ComponentChildren;
}

/**
 * The browser's own field. While somebody types, every digit makes another date, so one that tells the app is told when
 * it is left or with Enter; what is picked by pointer counts at once.
 */
function Moment({ type, value, onValue, isBusy, children, ...props }: MomentProps) {
  const [draft, setDraft] = useState(value);
  const isTyped = useRef(false);
  useEffect(() => setDraft(value), [value]);
  const commit = (wanted: string): void => {
    if (wanted !== value) onValue(wanted);
  };
  return (
    <span class="field-row">
      <input
        class="field field-moment"
        type={type}
        value={draft}
        readOnly={isBusy}
        {...described(props)}
        onPointerDown={() => {
          isTyped.current = false;
        }}
        onKeyDown={(event) => {
          isTyped.current = true;
          if (event.key !== 'Enter' || !props.place.acts) return;
          event.preventDefault();
          commit(event.currentTarget.value);
        }}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
          if (!isTyped.current || !props.place.acts) commit(event.currentTarget.value);
        }}
        onBlur={(event) => commit(event.currentTarget.value)}
      />
      {children}
    </span>
  );
}
