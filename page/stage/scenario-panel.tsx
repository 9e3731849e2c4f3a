import { useState } from 'preact/hooks';
import type { OfferedScenario, Playing, Speed } from '../../src/playground/page/contract';
import { useAct } from '../shell/client/api-client';
import { addressAs, routeAddress } from '../shell/client/route';
import { useWelcome } from '../shell/client/store';
import { Icon } from '../shell/controls/icon';
import type { Following } from './following';

const speeds: readonly { readonly speed: Speed; readonly label: string }[] = [
  { speed: 1, label: '1×' },
  { speed: 60, label: '60×' },
  { speed: 'fastest', label: 'as fast as possible' },
];

interface PanelProps {
  readonly following: Following;
  /** Folds the panel up. */
  onLeave(): void;
}

/** Chooses a scenario, and plays, pauses and hurries it. */
export function ScenarioPanel({ following, onLeave }: PanelProps) {
  const { scenarioStatus } = useWelcome();
  if (scenarioStatus === undefined) return null;
  const { scenarios, playing } = scenarioStatus;
  const on = scenarios.find(({ id }) => id === playing?.id);
  return playing !== undefined && playing.state !== 'ended' && playing.state !== 'failed' ? (
    <Player playing={playing} scenario={on} following={following} onLeave={onLeave} />
  ) : (
    <>
      {playing !== undefined && (
        <Player playing={playing} scenario={on} following={following} onLeave={onLeave} />
      )}
      <Choice scenarios={scenarios} />
    </>
  );
}

function Choice({ scenarios }: { scenarios: readonly OfferedScenario[] }) {
  const [speed, setSpeed] = useState<Speed>(60);
  const action = useAct();
  return (
    <section aria-label="Scenarios">
      <div class="panel-head">
        <h2>Watch an incident</h2>
        <SpeedChoice speed={speed} onSpeed={setSpeed} />
      </div>
      <p class="panel-note">
        It runs in a workspace of its own; yours is kept. You may join in as any of its people.
      </p>
      <ul class="scenarios">
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <button
              type="button"
              class="scenario"
              onClick={() => action({ type: 'play', scenario: scenario.id, speed })}
            >
              <strong>
                <Icon name="play" /> {scenario.name}
              </strong>
              <span>{scenario.description}</span>
              <small>
                {scenario.steps} steps over {spanOf(scenario)}, with {scenario.people.join(', ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the draft stands; as somebody who sees it, where this tab's person does not. */
function draftAddress(
  draft: NonNullable<Playing['draft']>,
  seen: readonly { readonly id: string }[],
): string {
  const place = routeAddress({ channel: draft.channel, at: draft.ts });
  if (draft.seenBy === undefined || seen.some(({ id }) => id === draft.channel)) return place;
  return addressAs(draft.seenBy, place);
}

interface PlayerProps extends PanelProps {
  readonly playing: Playing;
  readonly scenario: OfferedScenario | undefined;
}

function Player({ playing, scenario, following, onLeave }: PlayerProps) {
  const action = useAct();
  const { channels } = useWelcome();
  const { state, speed, done, steps, step, problem, draft } = playing;
  const isOn = state === 'playing' || state === 'paused';
  return (
    <section class="player" aria-label="Scenario that is on">
      <div class="panel-head">
        <h2>{scenario?.name ?? playing.id}</h2>
        {isOn && (
          <button
            type="button"
            class="primary"
            onClick={() => action({ type: state === 'playing' ? 'pause' : 'resume' })}
          >
            <Icon name={state === 'playing' ? 'pause' : 'play'} /> {state === 'playing' ? 'Pause' : 'Go on'}
          </button>
        )}
        {isOn && (
          <SpeedChoice speed={speed} onSpeed={(chosen) => action({ type: 'set-speed', speed: chosen })} />
        )}
        {isOn && (
          <label>
            <input
              type="checkbox"
              checked={following.isOn}
              onChange={({ currentTarget }) => following.set(currentTarget.checked)}
            />{' '}
            Follow the story
          </label>
        )}
        {draft !== undefined && (
          <a
            class="primary"
            href={draftAddress(draft, channels)}
            // On a phone there is no room for both.
            onClick={() => matchMedia('(max-width: 760px)').matches && onLeave()}
          >
            Go to the draft
          </a>
        )}
      </div>
      <progress value={done} max={steps} aria-label="Steps taken" />
      <p role="status">
        {done} of {steps} steps{state === 'paused' && ', paused'}
        {state === 'ended' && '. The end: you may go on in this workspace'}
        {step !== undefined && (
          <>
            {' · '}
            {step.channel === undefined ? (
              step.words
            ) : (
              <a
                href={routeAddress({ channel: step.channel, ...(step.ts !== undefined && { at: step.ts }) })}
              >
                {step.words}
              </a>
            )}
          </>
        )}
      </p>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function SpeedChoice({ speed, onSpeed }: { speed: Speed; onSpeed(speed: Speed): void }) {
  return (
    <fieldset class="speeds">
      <legend class="unseen">Speed</legend>
      {speeds.map((each) => (
        <label key={each.speed}>
          <input
            type="radio"
            name="speed"
            checked={speed === each.speed}
            onChange={() => onSpeed(each.speed)}
          />
          <span>{each.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How long a story is, in hours and minutes. */
function spanOf({ from, to }: OfferedScenario): string {
  const minutes = Math.round((to - from) / 60_000_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}
