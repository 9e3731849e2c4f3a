import { useMemo, useState } from 'preact/hooks';
import { VList } from 'virtua';
import { useKnown } from '../shell/client/store';
import { chosenLines, type WireKind, type WireLine, wireKinds, wireLines } from './wire-lines';

/** What crosses the wire between workspace and app, newest first; each line opens to its JSON. */
export function WirePanel() {
  const records = useKnown(({ wire }) => wire);
  const [kinds, setKinds] = useState<ReadonlySet<WireKind>>(new Set(wireKinds));
  const [text, setText] = useState('');
  const [isStill, setStill] = useState<readonly WireLine[]>();
  const live = useMemo(() => wireLines(records), [records]);
  const lines = useMemo(() => chosenLines(isStill ?? live, { kinds, text }), [isStill, live, kinds, text]);
  const toggle = (kind: WireKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <section class="wire" aria-label="Wire">
      <div class="panel-head">
        <h2>Wire</h2>
        <fieldset class="filters">
          <legend class="unseen">Show</legend>
          {wireKinds.map((kind) => (
            <label key={kind}>
              <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} />
              <span>{kind}</span>
            </label>
          ))}
        </fieldset>
        <input
          type="search"
          aria-label="Find on the wire"
          placeholder="Find: a method, an id, a word"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button
          type="button"
          class="plain"
          aria-pressed={isStill !== undefined}
          onClick={() => setStill(isStill === undefined ? live : undefined)}
        >
          {isStill === undefined ? 'Hold still' : 'Follow'}
        </button>
      </div>
      {lines.length === 0 ? (
        <p class="nothing">{live.length === 0 ? 'Nothing crossed the wire yet.' : 'No line is like that.'}</p>
      ) : (
        <VList class="wire-lines" data={lines}>
          {(line: WireLine) => <Line key={line.seq} line={line} />}
        </VList>
      )}
    </section>
  );
}

const arrows = { calls: '←', events: '→', commands: '→', interactions: '→' } as const;
const senders = {
  calls: 'app calls',
  events: 'event',
  commands: 'command',
  interactions: 'interaction',
} as const;

function Line({ line }: { line: WireLine }) {
  const { kind, what, at, tookMs, error, attempt, whole } = line;
  return (
    <details class={`wire-line${error === undefined ? '' : ' failed'}`}>
      <summary>
        <span class="wire-arrow" title={senders[kind]}>
          <span aria-hidden="true">{arrows[kind]}</span>
          <span class="unseen">{senders[kind]}</span>
        </span>
        <span class="wire-what">{what}</span>
        {attempt !== undefined && <span class="wire-note">try {attempt}</span>}
        {error !== undefined && <span class="wire-error">{error}</span>}
        <span class="wire-took">{tookMs === undefined ? 'no answer yet' : `${Math.round(tookMs)} ms`}</span>
        <time class="time">{new Date(at).toTimeString().slice(0, 8)}</time>
      </summary>
      <Json value={whole} />
    </details>
  );
}

/** Formatted when it is opened: most lines never are. */
function Json({ value }: { value: unknown }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div
      ref={(element) => {
        element?.parentElement?.addEventListener('toggle', () => setOpen(true), { once: true });
      }}
    >
      {isOpen && <pre class="json">{JSON.stringify(value, null, 2)}</pre>}
    </div>
  );
}
