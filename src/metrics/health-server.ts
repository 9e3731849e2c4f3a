import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connections } from './connections';
import type { MetricsPage } from './metrics';
import type { Readiness } from './readiness';

/** What the server answers from. */
export interface HealthParts {
  readonly metrics: MetricsPage;
  readonly readiness: Readiness;
  /** Takes what Slack sends to `/slack/events`, where it sends anything there. */
  readonly requests?: RequestListener;
}

/** How long a request may take to come in whole, in milliseconds; Slack itself waits three seconds for the answer. */
export const patience = 10_000;

/** How long a stop waits for what is being answered, in milliseconds: as long as Slack itself waits for an answer. */
const MAX_ANSWER = 3_000;

/** How long the headers of a request may be, in bytes. */
export const MAX_HEADERS = 16 * 1_024;

/** Serves `/healthz`, `/readyz` and `/metrics`, and hands on what Slack sends. */
export class HealthServer {
  readonly #server: Server;
  readonly #connections: Connections;

  private constructor(
    server: Server,
    connections: Connections,
    /** The port that it listens on. */
    readonly port: number,
  ) {
    this.#server = server;
    this.#connections = connections;
  }

  /**
   * Starts to listen; port 0 takes any free one. Rejects with the system's error when the port is taken. The port may
   * be open to everybody: whoever does not finish their request within `patienceMs` is cut off.
   */
  static async start(
    port: number,
    parts: HealthParts,
    host?: string,
    patienceMs = patience,
  ): Promise<HealthServer> {
    const limits = {
      maxHeaderSize: MAX_HEADERS,
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: patienceMs / 4,
    };
    const server = createServer(limits, (request, response) => {
      answer(request, response, parts).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    const connections = new Connections(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, ...(host !== undefined && { host }) }, resolve);
    });
    // A server that listens on a port has an address of this kind; only pipes have another.
    const address = server.address() as AddressInfo;
    return new HealthServer(server, connections, address.port);
  }

  /** Takes nothing more, and resolves once what came in is answered, for which `longest` milliseconds are waited. */
  async stop(longest = MAX_ANSWER): Promise<void> {
    const cut = setTimeout(() => this.#server.closeAllConnections(), longest);
    const closed = new Promise((resolve) => {
      this.#server.close(resolve);
    });
    this.#connections.dismiss();
    await closed;
    clearTimeout(cut);
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, readiness, requests }: HealthParts,
): Promise<void> {
  const path = request.url?.split('?')[0];
  if (path === '/slack/events' && requests !== undefined) return requests(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'GET only\n');
  if (path === '/healthz') return send(response, 200, 'alive\n');
  if (path === '/readyz') {
    const missing = readiness.missing();
    const isReady = missing.length === 0;
    const lines = [isReady ? 'ready' : `waiting for: ${missing.join(', ')}`, ...readiness.notes()];
    return send(response, isReady ? 200 : 503, `${lines.join('\n')}\n`);
  }
  if (path === '/metrics') {
    const { body, type } = await metrics.render();
    return send(response, 200, body, type);
  }
  send(response, 404, 'There are /healthz, /readyz and /metrics here.\n');
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
