import { useMemo } from 'preact/hooks';
import { Emoji } from '../emoji/emoji-view';

interface PlainTextProps {
  readonly text: string;
  /** False leaves names of emoji in their colons. */
  readonly emoji?: boolean | undefined;
}

/** Text without markup; names of emoji become emoji all the same, as Slack has it. */
export function PlainText({ text, emoji = true }: PlainTextProps) {
  const pieces = useMemo(
    () => (emoji ? text.split(/:([\w+'-]{1,100}(?:::skin-tone-[2-6])?):/) : [text]),
    [text, emoji],
  );
  return <>{pieces.map((piece, index) => (index % 2 === 1 ? <Emoji key={index} name={piece} /> : piece))}</>;
}
