import { useWelcome } from '../shell/client/store';
import { useEscape } from '../shell/controls/use-escape';
import { useFollowing } from './following';
import { ScenarioPanel } from './scenario-panel';
import { StartOver } from './start-over';
import { ThemeButton } from './theme-button';
import { TroublePanel } from './trouble-panel';
import { troublesIn } from './troubles';
import { WirePanel } from './wire-panel';

/** What may stand open above the bar. */
export type Drawer = 'scenario' | 'wire' | 'trouble' | undefined;

interface StageBarProps {
  readonly drawer: Drawer;
  onDrawer(drawer: Drawer): void;
}

/** The bar at the foot: what no real Slack has. Scenarios, the wire, trouble, and starting over. */
export function StageBar({ drawer, onDrawer }: StageBarProps) {
  const { scenarioStatus, trouble, app } = useWelcome();
  const tab = (name: Exclude<Drawer, undefined>, label: string, note?: string) => (
    <button
      type="button"
      class="stage-tab"
      aria-expanded={drawer === name}
      onClick={() => onDrawer(drawer === name ? undefined : name)}
    >
      {label} {note !== undefined && <span class="stage-note">{note}</span>}
    </button>
  );
  useEscape(drawer !== undefined, () => onDrawer(undefined));
  const troubles = troublesIn(trouble);
  const playing = scenarioStatus?.playing;
  const following = useFollowing(playing);
  return (
    <footer class="stage">
      {drawer !== undefined && (
        <div class="drawer">
          {drawer === 'scenario' && (
            <ScenarioPanel following={following} onLeave={() => onDrawer(undefined)} />
          )}
          {drawer === 'wire' && <WirePanel />}
          {drawer === 'trouble' && <TroublePanel />}
        </div>
      )}
      <div class="stage-line">
        {scenarioStatus !== undefined &&
          tab('scenario', 'Scenario', playing && `${playing.done}/${playing.steps}`)}
        {tab('wire', 'Wire')}
        {tab('trouble', 'Trouble', troubles === 0 ? undefined : String(troubles))}
        {!app.isConnected && (
          <span class="stage-away" role="status">
            {app.name} is not connected
          </span>
        )}
        <span class="stage-gap" />
        <ThemeButton />
        {scenarioStatus !== undefined && <StartOver />}
      </div>
      {playing?.state === 'playing' && drawer !== 'scenario' && (
        <progress class="stage-progress" value={playing.done} max={playing.steps} aria-label="Scenario" />
      )}
    </footer>
  );
}
