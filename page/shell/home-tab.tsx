import { useEffect } from 'preact/hooks';
import { Home } from '../content/home';
import { act, offersIn } from './client/api-client';
import { useWelcome } from './client/store';
import { ListButton } from './controls/list-button';

/** The app's Home: the app is told that it was opened, and what it published is shown. */
export function HomeTab({ onList }: { onList(): void }) {
  const { me, home, app, epoch } = useWelcome();
  useEffect(() => {
    void epoch;
    void act(me, { type: 'open-home' });
  }, [me, epoch]);
  return (
    <div class="channel">
      <div class="conversation">
        <header class="head">
          <div class="head-line">
            <ListButton onList={onList} />
            <h1 class="head-name">{app.name}</h1>
            <p class="topic">{app.description}</p>
          </div>
        </header>
        <div class="messages home">
          <GlobalShortcuts />
          {home === undefined ? (
            <p class="nothing">{app.name} has not put anything here yet.</p>
          ) : (
            <Home
              view={home}
              press={(press) => act(me, { type: 'press-home', press })}
              suggest={offersIn(me, { view: home.id })}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** The app's shortcuts that belong to no message. */
function GlobalShortcuts() {
  const { me, app } = useWelcome();
  const shortcuts = app.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <p class="shortcuts">
      {shortcuts.map(({ callbackId, name }) => (
        <button
          key={callbackId}
          type="button"
          class="plain"
          onClick={() => act(me, { type: 'shortcut', callbackId })}
        >
          ⚡ {name}
        </button>
      ))}
    </p>
  );
}
