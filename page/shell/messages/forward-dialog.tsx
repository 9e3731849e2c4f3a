import { useState } from 'preact/hooks';
import type { ShownMessage } from '../../../src/playground/page/contract';
import { act } from '../client/api-client';
import { conversationsOf, nameIn, titleOf } from '../client/conversations';
import { goTo } from '../client/route';
import { useWelcome } from '../client/store';
import { Dialog } from '../controls/dialog';

interface ForwardDialogProps {
  readonly message: ShownMessage;
  onClose(): void;
}

/** Asks where a message goes that somebody forwards, and what is written above it. */
export function ForwardDialog({ message, onClose }: ForwardDialogProps) {
  const welcome = useWelcome();
  const [problem, setProblem] = useState('');
  const nameOf = nameIn(welcome);
  const { channels, direct } = conversationsOf(welcome.channels, nameOf);
  const places = [...channels, ...direct].filter(({ isMember, isArchived }) => isMember && !isArchived);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const comment = String(form.get('comment') ?? '').trim();
    const outcome = await act(
      welcome.me,
      {
        type: 'forward',
        from: { channel: message.channel, ts: message.ts },
        channel: String(form.get('channel') ?? ''),
        ...(comment !== '' && { comment }),
      },
      { quiet: true },
    );
    if (!outcome.ok) return setProblem(outcome.sentence);
    if (outcome.channel !== undefined) goTo({ channel: outcome.channel });
    onClose();
  };
  return (
    <Dialog title="Forward this message" onClose={onClose}>
      <form class="founding" onSubmit={submit}>
        <label>
          To
          <select name="channel">
            {places.map((channel) => (
              <option key={channel.id} value={channel.id} selected={channel.id === message.channel}>
                {channel.kind === 'public' ? '# ' : ''}
                {titleOf(channel, nameOf)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Your words above it
          <textarea name="comment" rows={3} placeholder="Optional" />
        </label>
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="primary">
          Forward
        </button>
      </form>
    </Dialog>
  );
}
