import { useRef } from 'preact/hooks';
import { act } from '../client/api-client';
import { useWelcome } from '../client/store';
import { showToast } from '../client/toasts';
import { Icon } from '../controls/icon';
import type { ComposeTarget } from './composing';

/** The largest file that the playground takes, in bytes. */
const MAX_SIZE = 20 * 1024 * 1024;

interface FileChoiceProps {
  readonly target: ComposeTarget;
  readonly comment: string;
  onSent(): void;
}

/** The button that shares a file, with what is typed as its comment. */
export function FileChoice({ target: { channel, thread }, comment, onSent }: FileChoiceProps) {
  const { me } = useWelcome();
  const input = useRef<HTMLInputElement>(null);
  const share = async (file: File): Promise<void> => {
    if (file.size > MAX_SIZE)
      return showToast(`${file.name} is larger than 20 MiB, the most that the playground takes.`);
    const outcome = await act(me, {
      type: 'upload',
      channel: channel.id,
      name: file.name,
      content: await base64(file),
      ...(comment.trim() !== '' && { comment }),
      ...(thread !== undefined && { thread }),
    });
    if (outcome.ok) onSent();
  };
  return (
    <>
      <button type="button" class="tool" aria-label="Share a file" onClick={() => input.current?.click()}>
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void share(file);
        }}
      />
    </>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
