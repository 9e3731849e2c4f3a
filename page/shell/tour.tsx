import { useState } from 'preact/hooks';
import type { FirstStep, Welcome } from '../../src/playground/page/contract';
import { firstChannel } from './client/conversations';
import { goTo } from './client/route';
import { useWelcome } from './client/store';
import { keepUnsentText, offerText, unsentKey } from './composer/drafts';

const seen = 'tour seen';

/** What a first visit is shown: three things to try, with lines to type that a click puts where one types. */
export function Tour({ onScenario }: { onScenario(): void }) {
  const welcome = useWelcome();
  const { scenarioStatus } = welcome;
  const [isOpen, setOpen] = useState(() => localStorage.getItem(seen) === null);
  if (!isOpen) return null;
  const close = (): void => {
    localStorage.setItem(seen, 'yes');
    setOpen(false);
  };
  return (
    <section class="tour" aria-label="First steps">
      <h2>Three things to try</h2>
      <ol>
        {stepsOf(welcome).map((step) => (
          <Step key={step.words} step={step} />
        ))}
        {scenarioStatus !== undefined && scenarioStatus.scenarios.length > 0 && (
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

function Step({ step: { words, line } }: { step: FirstStep }) {
  const { channels, me } = useWelcome();
  const type = (text: string): void => {
    const channel = firstChannel(channels);
    if (offerText(text) || channel === undefined) return;
    // Where nothing can be typed, it is typed in the channel that everybody is in.
    keepUnsentText(unsentKey(me, channel.id), text);
    goTo({ channel: channel.id });
  };
  return (
    <li>
      {words}
      {line !== undefined && (
        <button type="button" class="line-to-type" onClick={() => type(line)}>
          <span class="unseen">Type </span>
          {line}
        </button>
      )}
    </li>
  );
}

/** What to try where nobody said anything of it. */
function stepsOf({ firstSteps, app, quickReactions }: Welcome): readonly FirstStep[] {
  if (firstSteps.length > 0) return firstSteps;
  const [first] = app.commands;
  return [
    ...(first === undefined
      ? []
      : [{ words: `Send a command in any channel, and ${app.name} answers:`, line: first.command }]),
    {
      words:
        quickReactions.length > 0
          ? 'Write a message and choose one of the reactions on it: each means something here. Then become somebody else at the top left, and answer.'
          : 'Write a message and react to it. Then become somebody else at the top left, and answer.',
    },
  ];
}
