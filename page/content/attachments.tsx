import { useContext } from 'preact/hooks';
import './attachments.css';
import type { Acting } from './acting';
import { Blocks } from './blocks/blocks';
import { dayHeading } from './dates/dates';
import { BlockImage } from './image';
import { type Json, listOf, numberOf, objectsIn, textOf } from './json';
import { Link } from './mrkdwn/link';
import { Mrkdwn } from './mrkdwn/mrkdwn-view';
import { PlainText } from './mrkdwn/plain-text';
import { ReaderContext } from './reader';
import { isSharedMessage, SharedMessage } from './shared-message';

interface AttachmentsProps extends Pick<Acting, 'press' | 'suggest'> {
  readonly attachments: readonly unknown[];
}

/** What apps hang below a message: texts beside a bar of colour, and blocks. */
export function Attachments({ attachments, press, suggest }: AttachmentsProps) {
  return (
    <>
      {objectsIn(attachments).map((attachment, index) => (
        <div class="attachment" key={index}>
          {attachment.pretext !== undefined && <Words of={attachment} name="pretext" />}
          <div class="attachment-body" style={{ borderColor: colourOf(attachment) }}>
            {isSharedMessage(attachment) ? (
              <SharedMessage attachment={attachment} press={press} suggest={suggest} />
            ) : (
              <Inside attachment={attachment} />
            )}
            {listOf(attachment.blocks).length > 0 && (
              <Blocks blocks={listOf(attachment.blocks)} surface="message" press={press} suggest={suggest} />
            )}
          </div>
        </div>
      ))}
    </>
  );
}

const COLOURS: Readonly<Record<string, string>> = { good: '#2eb67d', warning: '#dba000', danger: '#d4213f' };

function colourOf({ color }: Json): string | undefined {
  const colour = textOf(color) ?? '';
  const named = Object.hasOwn(COLOURS, colour) ? COLOURS[colour] : undefined;
  return (
    named ?? (/^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? `#${colour.replace('#', '')}` : undefined)
  );
}

function Inside({ attachment }: { readonly attachment: Json }) {
  const picture = textOf(attachment.image_url) ?? textOf(attachment.thumb_url);
  return (
    <>
      {attachment.service_name !== undefined && (
        <div class="attachment-author">{textOf(attachment.service_name)}</div>
      )}
      {attachment.author_name !== undefined && (
        <div class="attachment-author">
          <Link url={textOf(attachment.author_link) ?? ''}>{textOf(attachment.author_name)}</Link>
        </div>
      )}
      {attachment.title !== undefined && (
        <div class="attachment-title">
          <Link url={textOf(attachment.title_link) ?? ''}>
            <PlainText text={textOf(attachment.title) ?? ''} />
          </Link>
        </div>
      )}
      {attachment.text !== undefined && <Words of={attachment} name="text" />}
      <Fields attachment={attachment} />
      <Offers attachment={attachment} />
      {picture !== undefined && (
        <BlockImage element={{ image_url: picture, alt_text: textOf(attachment.fallback) ?? 'Image' }} />
      )}
      <Footer attachment={attachment} />
    </>
  );
}

/** Texts are markup, unless `mrkdwn_in` is there and does not name them. */
function Words({ of, name }: { readonly of: Json; readonly name: 'text' | 'pretext' }) {
  const text = textOf(of[name]) ?? '';
  const isPlain = Array.isArray(of.mrkdwn_in) && !of.mrkdwn_in.includes(name);
  return isPlain ? <PlainText text={text} /> : <Mrkdwn text={text} />;
}

function Fields({ attachment }: { readonly attachment: Json }) {
  const fields = objectsIn(attachment.fields);
  if (fields.length === 0) return null;
  return (
    <div class="attachment-fields">
      {fields.map((field, index) => (
        <div key={index} class={field.short === true ? undefined : 'attachment-long'}>
          <b>{textOf(field.title)}</b>
          <Mrkdwn text={textOf(field.value) ?? ''} />
        </div>
      ))}
    </div>
  );
}

/** Buttons of the time before blocks: links work, the others belong to an interface that is no more. */
function Offers({ attachment }: { readonly attachment: Json }) {
  const actions = objectsIn(attachment.actions);
  if (actions.length === 0) return null;
  return (
    <div class="block-actions">
      {actions.map((action, index) =>
        textOf(action.url) ? (
          <Link key={index} url={textOf(action.url) ?? ''}>
            {textOf(action.text)}
          </Link>
        ) : (
          <button key={index} type="button" class="button" disabled title="Legacy actions are not sent here">
            {textOf(action.text)}
          </button>
        ),
      )}
    </div>
  );
}

function Footer({ attachment }: { readonly attachment: Json }) {
  const { zone, now } = useContext(ReaderContext);
  const at = numberOf(attachment.ts);
  const parts = [
    textOf(attachment.footer),
    at === undefined ? undefined : dayHeading(at * 1000, now(), zone),
  ];
  const words = parts.filter((part) => part !== undefined);
  return words.length === 0 ? null : <div class="attachment-footer">{words.join(' | ')}</div>;
}
