import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Impossible } from '../actor';
import { jsonReply, type Reply, textReply } from '../http/reply';
import { readBytes } from '../http/request-body';
import { SlackError } from '../state/slack-error';
import type { Person } from '../state/state';
import { ActionRefused, type ActionScope } from './actions/action';
import { InvalidAction, readAction } from './actions/action-schema';
import { perform } from './actions/perform';
import { bundleReply } from './bundle';
import type { Offered, Outcome } from './contract';
import { ControlRefused } from './controller';
import { Live } from './live';
import { messagePage, searchPage, threadPage } from './reading/message-pages';
import { fileReply } from './reading/shared-file';
import { Viewer } from './reading/viewer';
import { sentenceFor } from './sentences';

/** What the page is given besides the workspace. */
export interface PageSettings extends Partial<Offered> {
  /** The folder of the built page; without it, or before it is built, the page says that it is not. */
  readonly bundle?: string;
}

/** With which a socket is closed whose person is not there. */
const NOBODY = 4404;
/** A file of 20 MiB in base64, and something around it. */
const MOST_BYTES = 30 * 1024 * 1024;

/** Serves the page: the page itself, what tabs are told, what they read, and what people do in them. */
export class Page {
  readonly #live: Live;
  /** Tabs say nothing over their sockets. */
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });

  readonly #scope: ActionScope;
  readonly #settings: PageSettings;

  constructor(scope: ActionScope, settings: PageSettings) {
    this.#scope = scope;
    this.#settings = settings;

    const { quickReactions = [], firstSteps = [] } = settings;
    this.#live = new Live(scope, { quickReactions, firstSteps });
  }

  /** Whether the path of a WebSocket is the page's. */
  isLive(url: URL): boolean {
    return url.pathname === '/page/live';
  }

  /** Opens a tab's socket. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    this.#sockets.handleUpgrade(request, socket, head, (tab) => this.#welcome(tab, url));
  }

  /** Says that something may have changed that the workspace does not tell of, such as the app's sockets. */
  stir(): void {
    this.#live.stir();
  }

  /** Breaks every tab's socket; the tabs come back by themselves. */
  stop(): void {
    this.#live.stop();
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /** Answers a request for the page or of it; undefined where the path is not its own. */
  async reply(request: IncomingMessage, url: URL): Promise<Reply | undefined> {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (url.pathname === '/page/act') return this.#act(request);
    if (!isRead) return undefined;
    if (url.pathname.startsWith('/page/')) return this.#read(url);
    return bundleReply(this.#settings.bundle, url.pathname, request.headers.host ?? '');
  }

  #welcome(tab: WebSocket, url: URL): void {
    tab.on('error', () => tab.terminate());
    const named = url.searchParams.get('as');
    const person = named === null ? this.#firstPerson() : this.#personNamed(named);
    if (!person) {
      tab.close(NOBODY, 'There is nobody of this name here.');
      return;
    }
    this.#live.welcome(tab, person, { withWire: url.searchParams.get('wire') === '1' });
  }

  #firstPerson(): Person | undefined {
    return Object.values(this.#scope.installation.workspace.state.people).find(isPresent);
  }

  #personNamed(named: string): Person | undefined {
    const { people } = this.#scope.installation.workspace.state;
    const name = named.replace(/^@/, '');
    return Object.values(people).find(
      (person) => isPresent(person) && (person.id === named || person.name === name),
    );
  }

  #read(url: URL): Reply {
    const query = url.searchParams;
    const person = this.#personNamed(query.get('as') ?? '');
    if (!person) return refusal('user_not_found', 404);
    const viewer = new Viewer(this.#scope.installation, person);
    const given = (name: string): string => query.get(name) ?? '';
    const [, , what = '', id = ''] = url.pathname.split('/');
    try {
      if (what === 'files') return fileReply(viewer, id);
      if (what === 'messages') return jsonReply(messagePage(viewer, given('channel'), stretchIn(query)));
      if (what === 'thread') return jsonReply(threadPage(viewer, given('channel'), given('ts')));
      if (what === 'search') return jsonReply(searchPage(viewer, given('text')));
    } catch (error) {
      if (error instanceof SlackError) return refusal(error.code, 404);
      throw error;
    }
    return textReply('Nothing here.', 404);
  }

  async #act(request: IncomingMessage): Promise<Reply> {
    if (request.method !== 'POST') return outcomeReply(bad('Acts are sent by POST.'), 405);
    // A form of another site can send text, and no JSON without being asked first.
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      return outcomeReply(bad('Acts are sent as JSON.'), 415);
    }
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) {
      return outcomeReply(bad('That is too large.'), 413);
    }
    const bytes = await readBytes(request, MOST_BYTES);
    const outcome = await this.#outcomeOf(bytes.toString('utf8'));
    const isMalformed = !outcome.ok && outcome.error === 'bad_request';
    return outcomeReply(outcome, isMalformed ? 400 : 200);
  }

  async #outcomeOf(body: string): Promise<Outcome> {
    try {
      const { as, action } = readAction(JSON.parse(body));
      const person = this.#personNamed(as);
      if (!person) throw new SlackError('user_not_found');
      const member = this.#scope.members.of(person.id);
      return await perform({ ...this.#scope, person, member }, action);
    } catch (error) {
      return refused(error);
    }
  }
}

function isPresent({ isBot, deactivated }: Person): boolean {
  return !isBot && !deactivated;
}

function stretchIn(query: URLSearchParams): Parameters<typeof messagePage>[2] {
  const given = (name: string): string | undefined => query.get(name) ?? undefined;
  const limit = given('limit');
  return {
    before: given('before'),
    after: given('after'),
    around: given('around'),
    limit: limit !== undefined && /^\d{1,4}$/.test(limit) ? Number(limit) : undefined,
  };
}

/** What stood in the way, for the person; anything that is nobody's doing is a fault of the playground. */
function refused(error: unknown): Outcome {
  if (error instanceof SlackError) return { ok: false, error: error.code, sentence: sentenceFor(error.code) };
  if (error instanceof ActionRefused) return { ok: false, error: error.code, sentence: error.message };
  if (error instanceof ControlRefused) return { ok: false, error: 'not_on_stage', sentence: error.message };
  if (error instanceof Impossible)
    return { ok: false, error: 'impossible', sentence: asSentence(error.message) };
  if (error instanceof InvalidAction)
    return bad(`The playground does not understand this: ${error.message}.`);
  if (error instanceof SyntaxError) return bad('The playground does not understand this: it is no JSON.');
  throw error;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function bad(sentence: string): Outcome {
  return { ok: false, error: 'bad_request', sentence };
}

function outcomeReply(outcome: Outcome, status: number): Reply {
  return jsonReply(outcome, status);
}

function refusal(error: string, status: number): Reply {
  return jsonReply({ ok: false, error, sentence: sentenceFor(error) }, status);
}
