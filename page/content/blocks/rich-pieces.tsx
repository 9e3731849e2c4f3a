import type { ComponentChildren } from 'preact';
import { Emoji } from '../emoji/emoji-view';
import { asObject, type Json, numberOf, objectsIn, textOf } from '../json';
import { DateView } from '../mrkdwn/date-view';
import { Link } from '../mrkdwn/link';
import { BroadcastMention, ChannelMention, GroupMention, PersonMention } from '../mrkdwn/mention';

/** The pieces of a line of rich text. */
export function RichPieces({ pieces }: { readonly pieces: unknown }) {
  return (
    <>
      {objectsIn(pieces).map((piece, index) => (
        <Dressed key={index} style={asObject(piece.style)}>
          <RichPiece piece={piece} />
        </Dressed>
      ))}
    </>
  );
}

function RichPiece({ piece }: { readonly piece: Json }) {
  const id = (key: string): string => textOf(piece[key]) ?? '';
  switch (piece.type) {
    case 'text':
      return <>{textOf(piece.text)}</>;
    case 'link':
      return <Link url={id('url')}>{textOf(piece.text) || id('url')}</Link>;
    case 'emoji':
      return <Emoji name={emojiName(piece)} />;
    case 'user':
      return <PersonMention id={id('user_id')} />;
    case 'usergroup':
      return <GroupMention id={id('usergroup_id')} />;
    case 'channel':
      return <ChannelMention id={id('channel_id')} />;
    case 'broadcast':
      return <BroadcastMention range={id('range')} />;
    case 'color':
      return <Colour value={id('value')} />;
    case 'date':
      return (
        <DateView
          seconds={numberOf(piece.timestamp) ?? Number.NaN}
          format={id('format')}
          url={textOf(piece.url)}
          fallback={textOf(piece.fallback)}
        />
      );
    default:
      return <>{textOf(piece.text) ?? `[${String(piece.type)}]`}</>;
  }
}

function emojiName(piece: Json): string {
  const name = textOf(piece.name) ?? '';
  const tone = numberOf(piece.skin_tone);
  return tone === undefined ? name : `${name}::skin-tone-${tone}`;
}

function Colour({ value }: { readonly value: string }) {
  const isColour = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <span class="colour">
      {value}
      {isColour && <span class="colour-patch" style={{ background: value }} />}
    </span>
  );
}

interface DressedProps {
  readonly style: Json | undefined;
  readonly children: ComponentChildren;
}

function Dressed({ style, children }: DressedProps) {
  let dressed = children;
  if (style?.code === true) dressed = <code>{dressed}</code>;
  if (style?.bold === true) dressed = <b>{dressed}</b>;
  if (style?.italic === true) dressed = <i>{dressed}</i>;
  if (style?.strike === true) dressed = <s>{dressed}</s>;
  if (style?.underline === true) dressed = <u>{dressed}</u>;
  return <>{dressed}</>;
}
