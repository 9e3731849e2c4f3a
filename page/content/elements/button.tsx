import { useContext } from 'preact/hooks';
import type { ElementProps } from '../acting';
import { type Json, objectsIn, textObjectText, textOf } from '../json';
import { PlainText } from '../mrkdwn/plain-text';
import { followable } from '../mrkdwn/tree';
import { ReaderContext } from '../reader';
import { usePress } from './use-press';

/** A button; one with an address opens it and tells the app as well. */
export function Button({ element, place }: ElementProps) {
  const press = usePress(element, place);
  const address = followable(textOf(element.url) ?? '');
  const go = (): void =>
    press.start(undefined, () => {
      if (address !== undefined) open(address, '_blank', 'noopener,noreferrer');
    });
  return (
    <>
      <button
        type="button"
        class={looksOf(element)}
        aria-label={textOf(element.accessibility_label)}
        aria-busy={press.isBusy}
        aria-disabled={press.isBusy}
        onClick={go}
      >
        <PlainText text={textObjectText(element.text) || 'Button'} />
      </button>
      {press.aside}
    </>
  );
}

function looksOf(element: Json): string {
  const style = element.style === 'primary' || element.style === 'danger' ? ` button-${element.style}` : '';
  return `button${style}`;
}

/** A button that starts a workflow: there are none here, and it says so. */
export function WorkflowButton({ element }: ElementProps) {
  return (
    <button type="button" class={looksOf(element)} disabled title="Workflows do not run here">
      <PlainText text={textObjectText(element.text)} />
    </button>
  );
}

/** A button with an icon, seen by those for whom it is meant. */
export function IconButton({ element, place }: ElementProps) {
  const { me } = useContext(ReaderContext);
  const press = usePress(element, place);
  const seenBy = element.visible_to_user_ids;
  if (Array.isArray(seenBy) && !seenBy.includes(me)) return null;
  const name = textOf(element.accessibility_label) ?? textObjectText(element.text);
  return (
    <>
      <button
        type="button"
        class="button button-icon"
        aria-label={name}
        title={textObjectText(element.text)}
        aria-disabled={press.isBusy}
        onClick={() => press.start(undefined)}
      >
        <span aria-hidden="true" class="emoji">
          🗑️
        </span>
      </button>
      {press.aside}
    </>
  );
}

/** Thumbs up and down. */
export function FeedbackButtons({ element, place }: ElementProps) {
  const press = usePress(element, place);
  const [positive, negative] = [element.positive_button, element.negative_button].flatMap((one) =>
    objectsIn([one]),
  );
  return (
    <>
      {[positive, negative].map((button, index) => (
        <button
          key={index}
          type="button"
          class="button button-icon"
          aria-label={textOf(button?.accessibility_label) ?? textObjectText(button?.text)}
          title={textObjectText(button?.text)}
          aria-disabled={press.isBusy}
          onClick={() => press.start(textOf(button?.value))}
        >
          <span aria-hidden="true" class="emoji">
            {index === 0 ? '👍' : '👎'}
          </span>
        </button>
      ))}
      {press.aside}
    </>
  );
}
