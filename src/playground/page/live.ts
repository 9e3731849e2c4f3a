import type { WebSocket } from 'ws';
import type { Channel, Person } from '../workspace/state';
import { findMessage } from '../workspace/workspace';
import type { Offered, Told } from './contract';
import type { Scope } from './doing';
import { partsFor, welcomeFor } from './parts';
import { Sight } from './sight';
import { StoryTime } from './story-time';
import { Tab } from './tab';

/** Changes that come within so many milliseconds are told together. */
const TOGETHER_MS = 16;

/** A person who has the page open, in one tab or in several. */
interface Viewer {
  sight: Sight;
  tabs: Set<Tab>;
  /** What these tabs were told last, by kind: nothing is told twice. */
  told: Map<string, string>;
}

/** Keeps every open tab told of what its person sees. */
export class Live {
  private readonly viewers = new Map<string, Viewer>();
  private readonly time: StoryTime;
  /** Messages that have changed since the tabs were told, by channel. */
  private changed = new Map<string, Set<string>>();
  private timer: NodeJS.Timeout | undefined;
  private readonly forget: (() => void) | undefined;

  constructor(
    private readonly scope: Scope,
    private readonly offered: Offered,
  ) {
    const { installation, director } = scope;
    const { workspace, wire } = installation;
    this.time = new StoryTime(workspace.clock);
    workspace.onChange(() => this.stir());
    workspace.onMessage((channel, { ts, threadTs }) => {
      this.note(channel, ts);
      // A parent tells how many replies it has.
      if (threadTs !== undefined) this.note(channel, threadTs);
    });
    wire.onRecord(() => this.stir());
    this.forget = director?.onChange(() => this.stir());
  }

  /** Takes a tab in, as this person. */
  welcome(socket: WebSocket, person: Person, { withWire }: { withWire: boolean }): void {
    // So that what the others were told last is what this one is told now.
    this.flush();
    const viewer = this.viewerOf(person);
    const tab = new Tab(socket, withWire ? this.scope.installation.wire : undefined);
    viewer.tabs.add(tab);
    socket.on('close', () => {
      viewer.tabs.delete(tab);
      if (viewer.tabs.size === 0) this.viewers.delete(person.id);
    });
    const time = this.time.current();
    tab.tell(JSON.stringify(welcomeFor(this.scope, viewer.sight, this.offered, time)));
    tab.tellWire();
  }

  /** Says that something may have changed that tabs show; they are told soon. */
  stir(): void {
    if (this.timer || this.viewers.size === 0) return;
    this.timer = setTimeout(() => this.flush(), TOGETHER_MS);
    this.timer.unref();
  }

  /** Tells nobody anything any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.forget?.();
    this.viewers.clear();
  }

  private viewerOf(person: Person): Viewer {
    const known = this.viewers.get(person.id);
    if (known) return known;
    const sight = new Sight(this.scope.installation, person);
    const parts = partsFor(this.scope, sight).map((part) => [part.kind, JSON.stringify(part)] as const);
    const viewer = { sight, tabs: new Set<Tab>(), told: new Map<string, string>(parts) };
    this.viewers.set(person.id, viewer);
    return viewer;
  }

  private note(channel: Channel, ts: string): void {
    if (this.viewers.size === 0) return;
    const noted = this.changed.get(channel.id) ?? new Set();
    this.changed.set(channel.id, noted.add(ts));
    this.stir();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { changed } = this;
    this.changed = new Map();
    const time = this.time.correction();
    for (const viewer of this.viewers.values()) {
      const news = [...this.messagesFor(viewer, changed), ...this.partsAnewFor(viewer)];
      if (time) news.push(JSON.stringify({ kind: 'time', ...time } satisfies Told));
      for (const tab of viewer.tabs) {
        for (const text of news) tab.tell(text);
        tab.tellWire();
      }
    }
  }

  private messagesFor({ sight }: Viewer, changed: ReadonlyMap<string, ReadonlySet<string>>): string[] {
    const { channels } = this.scope.installation.workspace.state;
    const messages = [...changed].flatMap(([id, noted]) => {
      const channel = channels[id];
      if (!channel || !sight.sees(channel)) return [];
      return [...noted].flatMap((ts) => {
        const message = findMessage(channel, ts);
        return message ? [sight.show(channel, message)] : [];
      });
    });
    return messages.length === 0 ? [] : [JSON.stringify({ kind: 'messages', messages } satisfies Told)];
  }

  private partsAnewFor({ sight, told }: Viewer): string[] {
    return partsFor(this.scope, sight).flatMap((part) => {
      const text = JSON.stringify(part);
      if (told.get(part.kind) === text) return [];
      told.set(part.kind, text);
      return [text];
    });
  }
}
