import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SocketDelivery } from '../delivery/socket-delivery';
import type { Faults } from '../faults';
import { isForeign } from '../http/foreign';
import { type HttpContent, jsonReply, type Reply, send, textReply } from '../http/reply';
import { readCallArguments, readUpload } from '../http/request-body';
import type { RequestHandler, SharedServer } from '../http/shared-server';
import type { Installation } from '../installation';
import { respond } from '../interactions/respond';
import type { Page } from '../page/page';
import { SlackError } from '../state/slack-error';
import { throughFaults } from './faulty';
import { fileReply, LOGIN, loginReply } from './file-reply';
import { answerCall } from './web-api';

/** What the server serves. */
export interface Served {
  installation: Installation;
  faults: Faults;
  sockets?: SocketDelivery | undefined;
  page: Page;
}

/** Answers what comes in at the playground's server: Web API, uploads, files, `response_url`s, sockets and the page. */
export class PlaygroundServer implements RequestHandler {
  readonly #upgrades = new WebSocketServer({ noServer: true });

  readonly #served: Served;
  readonly #sharedServer: SharedServer;

  constructor(served: Served, sharedServer: SharedServer) {
    this.#served = served;
    this.#sharedServer = sharedServer;

    sharedServer.attach(this);
  }

  /** Takes nothing in any more and breaks what is open. */
  close(): void {
    this.#sharedServer.detach();
    this.#served.page.stop();
    for (const socket of this.#upgrades.clients) socket.terminate();
  }

  request(request: IncomingMessage, response: ServerResponse): void {
    void this.#served.installation.activity.during(this.#handle(request, response));
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { page } = this.#served;
    const url = addressOf(request);
    if (!url || isForeign(request, this.#sharedServer.host)) turnAway(socket);
    else if (page.isLive(url)) page.open(request, socket, head, url);
    else this.#link(request, socket, head, url);
  }

  /** A socket of the app, with a ticket for it. */
  #link(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    const { sockets, installation, page } = this.#served;
    const ticket = url.searchParams.get('ticket') ?? '';
    const isWelcome = url.pathname === '/link/' && installation.tickets.redeem(ticket);
    if (isWelcome && sockets?.welcome === 'silence') {
      socket.on('error', () => socket.destroy()).on('end', () => socket.destroy());
      socket.resume();
      return;
    }
    if (!sockets || !isWelcome || sockets.welcome === 'refused') {
      turnAway(socket);
      return;
    }
    this.#upgrades.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.accept(webSocket);
      page.stir();
      webSocket.on('close', () => page.stir());
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = addressOf(request);
    const isWelcome = url !== undefined && !isForeign(request, this.#sharedServer.host);
    const reply = isWelcome
      ? await this.#reply(request, url).catch(failureReply)
      : textReply('Only for this machine.', 403);
    // The date is the workspace's own, also in an answer that is a fault: with a replayed clock it is not the machine's.
    const { workspace } = this.#served.installation;
    response.setHeader('date', new Date(workspace.seconds() * 1000).toUTCString());
    send(response, reply);
  }

  async #reply(request: IncomingMessage, url: URL): Promise<Reply> {
    const [, route, id = ''] = url.pathname.split('/');
    const { installation, faults, page } = this.#served;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (route === LOGIN && isRead) return loginReply();
    if (route === 'files-pri' && isRead) {
      const point = { method: 'url_private', args: { file: id.split('-')[1] } };
      return throughFaults(faults, point, () => fileReply(installation, request, url, id));
    }
    if (route === 'api') return answerCall(installation, faults, request, url);
    if (route === 'upload' && request.method === 'POST') {
      const bytes = await readUpload(request);
      const point = { method: 'upload_url', args: {} };
      return throughFaults(faults, point, () => uploadReply(installation, bytes, id));
    }
    if (route === 'response' && request.method === 'POST') {
      const args = await readCallArguments(request, url);
      const point = { method: 'response_url', args };
      return throughFaults(faults, point, () => responseReply(installation, args, id));
    }
    return (await page.reply(request, url)) ?? textReply('Nothing here.', 404);
  }
}

function turnAway(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function addressOf(request: IncomingMessage): URL | undefined {
  const address = `http://127.0.0.1${request.url ?? '/'}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** A request that makes no sense is refused; anything else is a fault of the playground, which its owner must see. */
function failureReply(error: unknown): Reply {
  if (error instanceof SlackError) return jsonReply({ ok: false, error: error.code, ...error.detail }, 400);
  process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return textReply('Internal Server Error', 500);
}

function uploadReply({ uploads }: Installation, bytes: Buffer, ticket: string): HttpContent {
  return uploads.receive(ticket, bytes) ? textReply(`OK - ${bytes.length}`) : textReply('not expected', 400);
}

function responseReply(
  installation: Installation,
  args: Readonly<Record<string, unknown>>,
  id: string,
): HttpContent {
  const startedAt = Date.now();
  const error = responseError(installation, id, args);
  const outcome = error ? { ok: false, error: error.code } : { ok: true };
  installation.wire.write({
    type: 'call',
    method: 'response_url',
    args,
    ...outcome,
    startedAt,
    endedAt: Date.now(),
  });
  if (!error) return jsonReply({ ok: true });
  const isGone = error.code === 'expired_url' || error.code === 'used_url';
  return jsonReply({ ...outcome, ...error.detail }, isGone ? 404 : 400);
}

function responseError(installation: Installation, id: string, body: unknown): SlackError | undefined {
  try {
    respond(installation, id, body);
    return undefined;
  } catch (error) {
    if (error instanceof SlackError) return error;
    throw error;
  }
}
