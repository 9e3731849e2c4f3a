import type { WebSocket } from 'ws';
import type { Channel, Person } from '../state/state';
import { findMessage } from '../state/workspace';
import type { ActionScope } from './actions/action';
import type { Offered, TabUpdate } from './contract';
import { partsFor, welcomeFor } from './parts';
import { Viewer } from './reading/viewer';
import { ScenarioTime } from './scenario-time';
import { Tab } from './tab';

/** Changes that come within so many milliseconds are told together. */
const TOGETHER_MS = 16;

/** A person who has the page open, in one tab or in several. */
interface TabReader {
  viewer: Viewer;
  tabs: Set<Tab>;
  /** What these tabs were told last, by kind: nothing is told twice. */
  told: Map<string, string>;
}

/** Keeps every open tab told of what its person sees. */
export class Live {
  readonly #readers = new Map<string, TabReader>();
  readonly #time: ScenarioTime;
  /** Messages that have changed since the tabs were told, by channel. */
  #changed = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  readonly #forget: (() => void) | undefined;

  readonly #scope: ActionScope;
  readonly #offered: Offered;

  constructor(scope: ActionScope, offered: Offered) {
    this.#scope = scope;
    this.#offered = offered;

    const { installation, controller } = scope;
    const { workspace, wire } = installation;
    this.#time = new ScenarioTime(workspace.clock);
    workspace.onChange(() => this.stir());
    workspace.onMessage((channel, { ts, threadTs }) => {
      this.#note(channel, ts);
      // A parent tells how many replies it has.
      if (threadTs !== undefined) this.#note(channel, threadTs);
    });
    wire.onRecord(() => this.stir());
    this.#forget = controller?.onChange(() => this.stir());
  }

  /** Takes a tab in, as this person. */
  welcome(socket: WebSocket, person: Person, { withWire }: { withWire: boolean }): void {
    // So that what the others were told last is what this one is told now.
    this.#flush();
    const reader = this.#viewerOf(person);
    const tab = new Tab(socket, withWire ? this.#scope.installation.wire : undefined);
    reader.tabs.add(tab);
    socket.on('close', () => {
      reader.tabs.delete(tab);
      if (reader.tabs.size === 0) this.#readers.delete(person.id);
    });
    const time = this.#time.current();
    tab.tell(JSON.stringify(welcomeFor(this.#scope, reader.viewer, this.#offered, time)));
    tab.tellWire();
  }

  /** Says that something may have changed that tabs show; they are told soon. */
  stir(): void {
    if (this.#timer || this.#readers.size === 0) return;
    this.#timer = setTimeout(() => this.#flush(), TOGETHER_MS);
    this.#timer.unref();
  }

  /** Tells nobody anything any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#forget?.();
    this.#readers.clear();
  }

  #viewerOf(person: Person): TabReader {
    const known = this.#readers.get(person.id);
    if (known) return known;
    const viewer = new Viewer(this.#scope.installation, person);
    const parts = partsFor(this.#scope, viewer).map((part) => [part.type, JSON.stringify(part)] as const);
    const reader = { viewer, tabs: new Set<Tab>(), told: new Map<string, string>(parts) };
    this.#readers.set(person.id, reader);
    return reader;
  }

  #note(channel: Channel, ts: string): void {
    if (this.#readers.size === 0) return;
    const noted = this.#changed.get(channel.id) ?? new Set();
    this.#changed.set(channel.id, noted.add(ts));
    this.stir();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = this.#changed;
    this.#changed = new Map();
    const time = this.#time.correction();
    for (const reader of this.#readers.values()) {
      const news = [...this.#messagesFor(reader, changed), ...this.#partsAnewFor(reader)];
      if (time) news.push(JSON.stringify({ type: 'time', ...time } satisfies TabUpdate));
      for (const tab of reader.tabs) {
        for (const text of news) tab.tell(text);
        tab.tellWire();
      }
    }
  }

  #messagesFor({ viewer }: TabReader, changed: ReadonlyMap<string, ReadonlySet<string>>): string[] {
    const { channels } = this.#scope.installation.workspace.state;
    const messages = [...changed].flatMap(([id, noted]) => {
      const channel = channels[id];
      if (!channel || !viewer.sees(channel)) return [];
      return [...noted].flatMap((ts) => {
        const message = findMessage(channel, ts);
        return message ? [viewer.show(channel, message)] : [];
      });
    });
    return messages.length === 0 ? [] : [JSON.stringify({ type: 'messages', messages } satisfies TabUpdate)];
  }

  #partsAnewFor({ viewer, told }: TabReader): string[] {
    return partsFor(this.#scope, viewer).flatMap((part) => {
      const text = JSON.stringify(part);
      if (told.get(part.type) === text) return [];
      told.set(part.type, text);
      return [text];
    });
  }
}
