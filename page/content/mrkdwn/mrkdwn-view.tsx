import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Emoji } from '../emoji/emoji-view';
import { DateView } from './date-view';
import { Link } from './link';
import { BroadcastMention, ChannelMention, GroupMention, PersonMention } from './mention';
import { parseMrkdwn } from './mrkdwn';
import type { Inline, TextPart } from './tree';

interface MrkdwnProps {
  readonly text: string;
  /** Bare addresses stay text. */
  readonly verbatim?: boolean | undefined;
  /** What follows the last line on the same line. */
  readonly after?: ComponentChildren;
}

/** Text in Slack's markup. */
export function Mrkdwn({ text, verbatim = false, after }: MrkdwnProps) {
  const parts = useMemo(() => parseMrkdwn(text, { verbatim }), [text, verbatim]);
  return (
    <div class="mrkdwn">
      {parts.map((part, index) => (
        <PartView key={index} part={part} after={index === parts.length - 1 && after} />
      ))}
    </div>
  );
}

interface PartProps {
  readonly part: TextPart;
  readonly after: ComponentChildren;
}

function PartView({ part, after }: PartProps) {
  const inside = (
    <>
      <Pieces pieces={part.inside} />
      {after}
    </>
  );
  switch (part.type) {
    case 'quote':
      return <blockquote>{inside}</blockquote>;
    case 'preformatted':
      return <pre>{inside}</pre>;
    default:
      return <div class="lines">{inside}</div>;
  }
}

/** Pieces of mrkdwn in one line. */
export function Pieces({ pieces }: { readonly pieces: readonly Inline[] }) {
  return (
    <>
      {pieces.map((piece, index) => (
        <Piece key={index} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { readonly piece: Inline }) {
  switch (piece.type) {
    case 'text':
      return <>{piece.text}</>;
    case 'break':
      return <br />;
    case 'emoji':
      return (
        <Emoji name={piece.tone === undefined ? piece.name : `${piece.name}::skin-tone-${piece.tone}`} />
      );
    case 'person':
      return <PersonMention id={piece.id} label={piece.label} />;
    case 'channel':
      return <ChannelMention id={piece.id} label={piece.label} />;
    case 'group':
      return <GroupMention id={piece.id} label={piece.label} />;
    case 'broadcast':
      return <BroadcastMention range={piece.range} />;
    case 'date':
      return <DateView {...piece} />;
    default:
      return <Styled piece={piece} />;
  }
}

type Nested = Extract<Inline, { readonly inside: readonly Inline[] }>;

function Styled({ piece }: { readonly piece: Nested }) {
  const inside = <Pieces pieces={piece.inside} />;
  switch (piece.type) {
    case 'bold':
      return <b>{inside}</b>;
    case 'italic':
      return <i>{inside}</i>;
    case 'strike':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'link':
      return <Link url={piece.url}>{inside}</Link>;
  }
}
