import { useContext, useId } from 'preact/hooks';
import { ActingContext } from '../acting';
import { Element } from '../elements/element';
import { asObject, textObjectText } from '../json';
import { PlainText } from '../mrkdwn/plain-text';
import type { BlockProps } from './block';

/** A field to fill in, with its label, its hint, and what is wrong with it. */
export function InputBlock({ block, id }: BlockProps) {
  const { errors } = useContext(ActingContext);
  const own = useId();
  const element = asObject(block.element);
  const hint = textObjectText(block.hint);
  const error = errors[id];
  const isOptional = block.optional === true;
  if (!element) return null;
  const describing = [error !== undefined && `${own}-error`, hint !== '' && `${own}-hint`].filter(Boolean);
  const isGroup = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const label = (
    <>
      <PlainText text={textObjectText(block.label)} />
      {isOptional && <span class="block-optional"> (optional)</span>}
    </>
  );
  return (
    <div class={error === undefined ? 'block-input' : 'block-input block-input-wrong'} data-block={id}>
      {isGroup ? (
        <div class="block-label" id={`${own}-label`}>
          {label}
        </div>
      ) : (
        <label class="block-label" for={`${own}-field`}>
          {label}
        </label>
      )}
      <Element
        element={element}
        place={{
          block: id,
          acts: block.dispatch_action === true,
          ...(isGroup ? { labelledBy: `${own}-label` } : { fieldId: `${own}-field` }),
          describedBy: describing.join(' ') || undefined,
          isInvalid: error !== undefined,
          isRequired: !isOptional,
        }}
      />
      {error !== undefined && (
        <p class="block-error" id={`${own}-error`}>
          {error}
        </p>
      )}
      {hint !== '' && (
        <p class="block-hint" id={`${own}-hint`}>
          <PlainText text={hint} />
        </p>
      )}
    </div>
  );
}
