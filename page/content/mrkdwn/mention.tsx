import { useContext } from 'preact/hooks';
import { ReaderContext, shownName } from '../reader';

interface MentionProps {
  readonly id: string;
  /** What the text calls them, for those whom the reader cannot see. */
  readonly label?: string | undefined;
}

/** A person's name; a click opens the conversation with them. */
export function PersonMention({ id, label }: MentionProps) {
  const reader = useContext(ReaderContext);
  const name = reader.people[id]?.name ?? label ?? id;
  return (
    <button
      type="button"
      class={id === reader.me ? 'mention mention-me' : 'mention'}
      title={shownName(reader, id)}
      onClick={() => reader.openPerson(id)}
    >
      @{name}
    </button>
  );
}

/** A channel's name; a click opens it, where the reader sees it. */
export function ChannelMention({ id, label }: MentionProps) {
  const reader = useContext(ReaderContext);
  const channel = reader.channels.find((listed) => listed.id === id);
  if (channel) {
    return (
      <button type="button" class="mention" onClick={() => reader.openChannel(id)}>
        #{channel.name}
      </button>
    );
  }
  return <span class="mention mention-closed">{label ? `#${label}` : 'a private channel'}</span>;
}

/** A group's handle; it stands out for its members. */
export function GroupMention({ id, label }: MentionProps) {
  const reader = useContext(ReaderContext);
  const group = reader.userGroups[id];
  const isMine = group?.members.includes(reader.me) === true;
  return (
    <span class={isMine ? 'mention mention-me' : 'mention'} title={group?.name}>
      @{group?.handle ?? label ?? id}
    </span>
  );
}

/** `@here`, `@channel` and `@everyone`. */
export function BroadcastMention({ range }: { readonly range: string }) {
  return <span class="mention mention-me">@{range}</span>;
}
