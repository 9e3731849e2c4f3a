import { useState } from 'preact/hooks';
import { useWelcome } from './store';

const seen = 'tour seen';

/** What a first visit is shown: three things to try. */
export function Tour({ onScenario }: { onScenario(): void }) {
  const { app, programme, quickReactions } = useWelcome();
  const [isOpen, setOpen] = useState(() => localStorage.getItem(seen) === null);
  const [command] = app.commands;
  if (!isOpen) return null;
  const close = (): void => {
    localStorage.setItem(seen, 'yes');
    setOpen(false);
  };
  return (
    <section class="tour" aria-label="First steps">
      <h2>Three things to try</h2>
      <ol>
        {command !== undefined && (
          <li>
            Type <code>{command.command}</code> below a channel and press Enter: {app.name} answers.
          </li>
        )}
        <li>
          {quickReactions.length > 0
            ? 'Write a message, point at it and click one of the reactions: each means something here.'
            : 'Write a message and react to it.'}{' '}
          Then become somebody else at the top left, and answer.
        </li>
        {programme !== undefined && programme.scenarios.length > 0 && (
          <li>
            Or watch first:{' '}
            <button
              type="button"
              class="plain"
              onClick={() => {
                close();
                onScenario();
              }}
            >
              play a scenario
            </button>{' '}
            from the first alert to the last document.
          </li>
        )}
      </ol>
      <button type="button" class="primary" onClick={close}>
        Got it
      </button>
    </section>
  );
}
