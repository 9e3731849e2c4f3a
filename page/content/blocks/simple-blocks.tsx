import { Element } from '../elements/element';
import { BlockImage } from '../image';
import { asObject, objectsIn, textObjectText, textOf } from '../json';
import { MarkdownText } from '../markdown/markdown-view';
import { PlainText } from '../mrkdwn/plain-text';
import { TextObject } from '../text-object';
import type { BlockProps } from './block';

/** Text, fields in two columns, and something at the side. */
export function Section({ block, id }: BlockProps) {
  const accessory = asObject(block.accessory);
  const fields = objectsIn(block.fields);
  return (
    <div class="block-section">
      <div class="block-section-words">
        <TextObject text={block.text} />
        {fields.length > 0 && (
          <div class="block-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="block-accessory">
          <Element element={accessory} place={{ block: id, acts: true }} />
        </div>
      )}
    </div>
  );
}

/** A line across. */
export function Divider() {
  return <hr class="block-divider" />;
}

/** A heading. */
export function Header({ block }: BlockProps) {
  return (
    <h3 class="block-header">
      <PlainText text={textObjectText(block.text)} />
    </h3>
  );
}

/** Small print: texts and pictures in a row. */
export function Context({ block }: BlockProps) {
  return (
    <div class="block-context">
      {objectsIn(block.elements).map((part, index) =>
        part.type === 'image' ? (
          <BlockImage key={index} element={part} />
        ) : (
          <TextObject key={index} text={part} />
        ),
      )}
    </div>
  );
}

/** Buttons and menus in a row. */
export function Actions({ block, id }: BlockProps) {
  return (
    <div class="block-actions">
      {objectsIn(block.elements).map((element, index) => (
        <Element
          key={textOf(element.action_id) ?? index}
          element={element}
          place={{ block: id, acts: true }}
        />
      ))}
    </div>
  );
}

/** A picture with a title. */
export function ImageBlock({ block }: BlockProps) {
  const title = textObjectText(block.title);
  return (
    <figure class="block-image">
      {title !== '' && (
        <figcaption>
          <PlainText text={title} />
        </figcaption>
      )}
      <BlockImage element={block} />
    </figure>
  );
}

const LEVELS: Readonly<Record<string, string>> = { info: 'ℹ️', warning: '⚠️', error: '⛔', success: '✅' };

/** Something to notice in a modal. */
export function Alert({ block }: BlockProps) {
  const level = textOf(block.level) ?? 'default';
  return (
    <div class={`block-alert block-alert-${level}`} role="note">
      {LEVELS[level] !== undefined && (
        <span class="emoji" aria-hidden="true">
          {LEVELS[level]}
        </span>
      )}
      <TextObject text={block.text} />
    </div>
  );
}

/** A file that lies elsewhere. */
export function RemoteFile({ block }: BlockProps) {
  return (
    <div class="block-unknown">A file from elsewhere: {textOf(block.external_id) ?? 'without a name'}</div>
  );
}

/** A block of standard Markdown. */
export function MarkdownBlock({ block }: BlockProps) {
  return <MarkdownText text={textOf(block.text) ?? ''} />;
}
