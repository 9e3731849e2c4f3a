import { useId } from 'preact/hooks';
import type { Trouble } from '../../src/playground/page/contract';
import { useAct } from '../shell/client/api-client';
import { useKnown, useWelcome } from '../shell/client/store';
import { noTrouble, troublesIn } from './troubles';

/** What may go wrong on request, so that anyone can watch the app cope. */
export function TroublePanel() {
  const { trouble, app } = useWelcome();
  const action = useAct();
  const set = (change: Partial<Trouble>): void =>
    void action({ type: 'set-trouble', trouble: { ...trouble, ...change } });
  return (
    <section class="trouble" aria-label="Trouble">
      <div class="panel-head">
        <h2>Trouble</h2>
        <p class="panel-note">Make the network and Slack misbehave, and watch {app.name} cope on the wire.</p>
        {troublesIn(trouble) > 0 && (
          <button type="button" class="plain" onClick={() => set(noTrouble)}>
            All well again
          </button>
        )}
      </div>
      <div class="switches">
        <Range
          label="Latency of every call"
          unit="ms"
          most={5_000}
          step={100}
          value={trouble.latencyMs}
          onValue={(latencyMs) => set({ latencyMs })}
        />
        <Range
          label="Calls that are done and never answered"
          unit="%"
          most={100}
          step={5}
          value={trouble.lostAnswers}
          onValue={(lostAnswers) => set({ lostAnswers })}
        />
        <Methods
          label="Rate limited (429)"
          chosen={trouble.rateLimited}
          onChosen={(rateLimited) => set({ rateLimited })}
        />
        <Failing trouble={trouble} onFailing={(failing) => set({ failing })} />
        <Switch
          label="Deliver every event twice"
          isOn={trouble.duplicates}
          onChange={(duplicates) => set({ duplicates })}
        />
        <Switch
          label="Send everything over two connections"
          isOn={trouble.doubled}
          onChange={(doubled) => set({ doubled })}
        />
        <Switch
          label="Hold events back, then shuffle them"
          isOn={trouble.heldBack}
          onChange={(heldBack) => set({ heldBack })}
        />
        <p class="switch">
          <button type="button" class="plain" onClick={() => action({ type: 'disconnect', how: 'refresh' })}>
            Ask the app to reconnect
          </button>{' '}
          <button type="button" class="plain" onClick={() => action({ type: 'disconnect', how: 'cut' })}>
            Cut its connection
          </button>
        </p>
      </div>
    </section>
  );
}

function Switch({ label, isOn, onChange }: { label: string; isOn: boolean; onChange(isOn: boolean): void }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {label}
    </label>
  );
}

interface RangeProps {
  readonly label: string;
  readonly unit: string;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  onValue(value: number): void;
}

function Range({ label, unit, most, step, value, onValue }: RangeProps) {
  return (
    <label class="switch">
      {label}: {value} {unit}
      <input
        type="range"
        min={0}
        max={most}
        step={step}
        value={value}
        onChange={({ currentTarget }) => onValue(Number(currentTarget.value))}
      />
    </label>
  );
}

function Methods({
  label,
  chosen,
  onChosen,
}: {
  label: string;
  chosen: readonly string[];
  onChosen(methods: readonly string[]): void;
}) {
  const list = useId();
  return (
    <form
      class="switch"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem('method');
        if (!(field instanceof HTMLInputElement) || field.value.trim() === '') return;
        onChosen([...new Set([...chosen, field.value.trim()])]);
        field.value = '';
      }}
    >
      <label>
        {label}
        <input name="method" list={list} placeholder="chat.postMessage, or * for all" autocomplete="off" />
      </label>
      <MethodNames id={list} />
      <button type="submit" class="plain">
        Add
      </button>
      <Chosen names={chosen} onDrop={(name) => onChosen(chosen.filter((each) => each !== name))} />
    </form>
  );
}

function Failing({ trouble, onFailing }: { trouble: Trouble; onFailing(failing: Trouble['failing']): void }) {
  const list = useId();
  const errors = useId();
  const { failing } = trouble;
  return (
    <form
      class="switch"
      onSubmit={(event) => {
        event.preventDefault();
        const [method, error] = ['method', 'error'].map((name) => {
          const field = event.currentTarget.elements.namedItem(name);
          return field instanceof HTMLInputElement ? field.value.trim() : '';
        });
        if (!method) return;
        onFailing([
          ...failing.filter((each) => each.method !== method),
          { method, error: error || 'internal_error' },
        ]);
        event.currentTarget.reset();
      }}
    >
      <label>
        Method that fails
        <input name="method" list={list} placeholder="bookmarks.add" autocomplete="off" />
      </label>
      <MethodNames id={list} />
      <label>
        with
        <input
          name="error"
          placeholder="internal_error"
          autocomplete="off"
          list={errors}
          pattern="[a-z][a-z0-9_]*|404|500|503"
          title="An error code of Slack’s (small letters, digits and _), or the status 404, 500 or 503"
        />
      </label>
      <datalist id={errors}>
        {['internal_error', 'restricted_action', '404', '500', '503'].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit" class="plain">
        Add
      </button>
      <Chosen
        names={failing.map(({ method, error }) => `${method}: ${error}`)}
        onDrop={(name) => onFailing(failing.filter(({ method, error }) => `${method}: ${error}` !== name))}
      />
    </form>
  );
}

/** The methods that the app has called here. */
function MethodNames({ id }: { id: string }) {
  const records = useKnown(({ wire }) => wire);
  const called = new Set(records.flatMap((record) => (record.type === 'call' ? [record.method] : [])));
  const names = new Set([
    ...called,
    '*',
    'chat.postMessage',
    'chat.update',
    'conversations.create',
    'pins.add',
    'bookmarks.add',
  ]);
  return (
    <datalist id={id}>
      {[...names].sort().map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

function Chosen({ names, onDrop }: { names: readonly string[]; onDrop(name: string): void }) {
  return (
    <>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-label={`${name}: well again`}
          onClick={() => onDrop(name)}
        >
          {name} ✕
        </button>
      ))}
    </>
  );
}
