import { asObject, textOf } from './json';
import { Mrkdwn } from './mrkdwn/mrkdwn-view';
import { PlainText } from './mrkdwn/plain-text';

interface TextObjectProps {
  /** A text object as the app sent it; anything else is shown as nothing. */
  readonly text: unknown;
}

/** A text object: Slack's markup, or text as it is. */
export function TextObject({ text }: TextObjectProps) {
  const object = asObject(text);
  const words = textOf(object?.text);
  if (object === undefined || words === undefined) return null;
  if (object.type === 'mrkdwn') return <Mrkdwn text={words} verbatim={object.verbatim === true} />;
  return (
    <span class="plain-text">
      <PlainText text={words} emoji={object.emoji !== false} />
    </span>
  );
}
