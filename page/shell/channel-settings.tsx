import type { Action, ListedChannel } from '../../src/playground/page/contract';
import { act } from './client/api-client';
import { useWelcome } from './client/store';
import { collapse } from './controls/details';
import { Dialog } from './controls/dialog';

/** Something that changes a channel for everybody, and what is asked before. */
export interface ChannelChange {
  readonly offer: string;
  readonly title: string;
  readonly warning: string;
  readonly action: Action;
}

interface ChannelSettingsProps {
  readonly channel: ListedChannel;
  onAsk(change: ChannelChange): void;
}

/** What members can do to the channel itself. */
export function ChannelSettings({ channel, onAsk }: ChannelSettingsProps) {
  return (
    <ul>
      {changesOf(channel).map((change) => (
        <li key={change.offer}>
          <button
            type="button"
            class="plain"
            onClick={(event) => {
              collapse(event.currentTarget);
              onAsk(change);
            }}
          >
            {change.offer} …
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ChangeDialogProps {
  readonly change: ChannelChange;
  onClose(): void;
}

/** Asks whether a channel is really to be changed. */
export function ChangeDialog({ change, onClose }: ChangeDialogProps) {
  const { me } = useWelcome();
  return (
    <Dialog title={change.title} onClose={onClose}>
      <p>{change.warning}</p>
      <button
        type="button"
        class="danger"
        onClick={() => {
          onClose();
          void act(me, change.action);
        }}
      >
        {change.offer}
      </button>
    </Dialog>
  );
}

function changesOf({ id, name, kind, isArchived }: ListedChannel): readonly ChannelChange[] {
  if (isArchived)
    return [
      {
        offer: 'Bring back',
        title: `Bring #${name} back?`,
        warning: 'Its members can write in it again.',
        action: { type: 'unarchive', channel: id },
      },
    ];
  const isPrivate = kind === 'private';
  return [
    {
      offer: isPrivate ? 'Make public' : 'Make private',
      title: isPrivate ? `Make #${name} public?` : `Make #${name} private?`,
      warning: isPrivate
        ? 'Everybody in the workspace can see it then, with all that was written in it.'
        : 'Only those who are in it, and those whom they invite, see it then.',
      action: { type: 'convert', channel: id, to: isPrivate ? 'public' : 'private' },
    },
    {
      offer: 'Archive channel',
      title: `Archive #${name}?`,
      warning: 'What was written stays; nobody, and no app, can write in it any more.',
      action: { type: 'archive', channel: id },
    },
  ];
}
