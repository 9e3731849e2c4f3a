import { useState } from 'preact/hooks';
import type { Action, ListedChannel } from '../../src/playground/page/contract';
import { act } from './client/api-client';
import { useWelcome } from './client/store';
import { collapse } from './controls/details';
import { Dialog } from './controls/dialog';

interface Change {
  readonly offer: string;
  readonly title: string;
  readonly warning: string;
  readonly action: Action;
}

/** What members can do to the channel itself; each is asked for again, as it changes the channel for everybody. */
export function ChannelSettings({ channel }: { readonly channel: ListedChannel }) {
  const { me } = useWelcome();
  const [asked, setAsked] = useState<Change>();
  return (
    <>
      <ul>
        {changesOf(channel).map((change) => (
          <li key={change.offer}>
            <button
              type="button"
              class="plain"
              onClick={(event) => {
                collapse(event.currentTarget);
                setAsked(change);
              }}
            >
              {change.offer} …
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog title={asked.title} onClose={() => setAsked(undefined)}>
          <p>{asked.warning}</p>
          <button
            type="button"
            class="danger"
            onClick={() => {
              setAsked(undefined);
              void act(me, asked.action);
            }}
          >
            {asked.offer}
          </button>
        </Dialog>
      )}
    </>
  );
}

function changesOf({ id, name, kind, isArchived }: ListedChannel): readonly Change[] {
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
