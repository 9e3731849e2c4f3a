import { useState } from 'preact/hooks';
import { useAct } from '../shell/client/api-client';
import { useWelcome } from '../shell/client/store';
import { Dialog } from '../shell/controls/dialog';

/** Starts the workspace over, after asking: everything in it goes. While a scenario is on, it leaves that instead. */
export function StartOver() {
  const { scenarioStatus } = useWelcome();
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const action = useAct();
  if (scenarioStatus?.playing !== undefined) {
    return (
      <button
        type="button"
        class="stage-tab"
        aria-label="Back to my workspace"
        disabled={isLeaving}
        onClick={async () => {
          setLeaving(true);
          await action({ type: 'leave-scenario' });
          setLeaving(false);
        }}
      >
        Back <span class="wide-only">to my workspace</span>
      </button>
    );
  }
  return (
    <>
      <button type="button" class="stage-tab" onClick={() => setAsking(true)}>
        Start over
      </button>
      {isAsking && (
        <Dialog title="Start over?" onClose={() => setAsking(false)}>
          <p>
            Every channel, message and incident of this workspace is deleted, for everybody who has it open.
          </p>
          <button
            type="button"
            class="danger"
            disabled={isLeaving}
            onClick={async () => {
              setLeaving(true);
              await action({ type: 'start-over' });
              setLeaving(false);
              setAsking(false);
            }}
          >
            Delete everything and start over
          </button>
        </Dialog>
      )}
    </>
  );
}
