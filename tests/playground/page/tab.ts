import { WebSocket } from 'ws';
import type { Action, Outcome, TabUpdate, Welcome } from '../../../src/playground/page/contract';
import type { Playground } from '../../../src/playground/playground';
import { until } from '../support/town';

type Kind = TabUpdate['type'];
type ToldOf<K extends Kind> = Extract<TabUpdate, { type: K }>;

/** An open tab of the page, as a program: it hears what a tab hears and asks what a tab asks. */
export class OpenTab {
  readonly told: TabUpdate[] = [];
  closed: { code: number; reason: string } | undefined;

  private constructor(
    readonly playground: Playground,
    readonly as: string,
    readonly socket: WebSocket,
  ) {
    socket.on('message', (data) => this.told.push(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
    socket.on('error', () => socket.terminate());
  }

  /** Opens a tab as somebody and waits for its welcome, or for being turned away. */
  static async open(playground: Playground, as: string, more = ''): Promise<OpenTab> {
    const address = `${playground.url.replace('http', 'ws')}page/live?as=${encodeURIComponent(as)}${more}`;
    const tab = new OpenTab(playground, as, new WebSocket(address));
    await until(() => tab.told.length > 0 || tab.closed !== undefined, 'the welcome');
    return tab;
  }

  get welcome(): Welcome {
    const [first] = this.told;
    if (first?.type !== 'welcome') throw new Error('this tab was not welcomed');
    return first;
  }

  /** Everything of a kind that was told, in order. */
  all<K extends Kind>(kind: K): ToldOf<K>[] {
    return this.told.filter((each): each is ToldOf<K> => each.type === kind);
  }

  /** The first of a kind that fulfils the condition, once it was told. */
  async hears<K extends Kind>(
    kind: K,
    isMeant: (told: ToldOf<K>) => boolean = () => true,
    patienceMs = 5_000,
  ): Promise<ToldOf<K>> {
    await until(() => this.all(kind).some(isMeant), `being told of ${kind}`, patienceMs);
    const found = this.all(kind).find(isMeant);
    if (!found) throw new Error(`nothing was told of ${kind}`);
    return found;
  }

  /** Does something as this tab's person. */
  act(action: Action): Promise<Outcome> {
    return act(this.playground, this.as, action);
  }

  /** Reads something as this tab's person, such as `messages?channel=…`. */
  async read<T>(what: string): Promise<T> {
    const separator = what.includes('?') ? '&' : '?';
    const response = await fetch(`${this.playground.url}page/${what}${separator}as=${this.as}`);
    // Each test says what it reads; the page's own code does no more.
    return (await response.json()) as T;
  }

  close(): void {
    this.socket.terminate();
  }
}

/** Does something as somebody. */
export async function act(playground: Playground, as: string, action: Action): Promise<Outcome> {
  const response = await fetch(`${playground.url}page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, action }),
  });
  return (await response.json()) as Outcome;
}
