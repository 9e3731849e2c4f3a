import { useState } from 'preact/hooks';
import type { Action } from '../../../src/playground/page/contract';
import { act } from '../client/api-client';
import { goTo } from '../client/route';
import { useWelcome } from '../client/store';
import { Dialog } from '../controls/dialog';

/** The button that makes a channel. */
export function AddChannel() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="plain" aria-label="Create a channel" onClick={() => setOpen(true)}>
        +
      </button>
      {isOpen && (
        <AddDialog
          title="Create a channel"
          action={(form) => ({
            type: 'create-channel',
            name: textIn(form, 'name'),
            isPrivate: form.get('private') === 'on',
          })}
          onClose={() => setOpen(false)}
        >
          <label>
            Name
            <input
              name="name"
              required
              maxLength={80}
              placeholder="lower-case, no spaces"
              autocomplete="off"
            />
          </label>
          <label class="check">
            <input type="checkbox" name="private" /> Private: only those who are invited see it
          </label>
        </AddDialog>
      )}
    </>
  );
}

/** The button that takes somebody into the workspace. */
export function AddPerson() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="plain" aria-label="Add a person" onClick={() => setOpen(true)}>
        +
      </button>
      {isOpen && (
        <AddDialog
          title="Add a person"
          action={(form) => ({
            type: 'add-person',
            realName: textIn(form, 'realName'),
            name: textIn(form, 'name'),
            timezone: textIn(form, 'timezone'),
          })}
          onClose={() => setOpen(false)}
        >
          <label>
            Full name
            <input name="realName" required maxLength={80} autocomplete="off" />
          </label>
          <label>
            Handle, without @
            <input name="name" required maxLength={21} autocomplete="off" />
          </label>
          <label>
            Time zone
            <select name="timezone">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} selected={zone === Intl.DateTimeFormat().resolvedOptions().timeZone}>
                  {zone}
                </option>
              ))}
            </select>
          </label>
        </AddDialog>
      )}
    </>
  );
}

interface AddDialogProps {
  readonly title: string;
  action(form: FormData): Action;
  onClose(): void;
  readonly children: preact.ComponentChildren;
}

/** A form that founds something; what is wrong with it is said in it, and nothing typed is lost. */
function AddDialog({ title, action, onClose, children }: AddDialogProps) {
  const { me } = useWelcome();
  const [problem, setProblem] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const outcome = await act(me, action(new FormData(event.currentTarget)), { quiet: true });
    if (!outcome.ok) return setProblem(outcome.sentence);
    if (outcome.channel !== undefined) goTo({ channel: outcome.channel });
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="founding" onSubmit={submit}>
        {children}
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="primary">
          {title}
        </button>
      </form>
    </Dialog>
  );
}

function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
