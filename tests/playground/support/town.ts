import { App, LogLevel } from '@slack/bolt';
import { type Logger, WebClient } from '@slack/web-api';
import type { Member } from '../../../src/playground/people/member';
import { Playground, type PlaygroundOptions } from '../../../src/playground/playground';
import { manifest } from './manifest';

/** A playground with two people, and the app's client; closed by `close`. */
export interface Town {
  playground: Playground;
  client: WebClient;
  ana: Member;
  ben: Member;
  /** A public channel with Ana, Ben and the bot in it. */
  ops: string;
  close(): Promise<void>;
}

/** Opens a playground without an app listening. */
export async function openTown(options: Partial<PlaygroundOptions> = {}): Promise<Town> {
  const playground = await Playground.start({ manifest: manifest(), ...options });
  const ana = playground.addPerson({ name: 'ana', realName: 'Ana Lima', timezone: 'America/Sao_Paulo' });
  const ben = playground.addPerson({ name: 'ben' });
  const ops = playground.addChannel({ name: 'ops', members: ['ana', 'ben', playground.botUserId] });
  const client = clientOf(playground);
  return { playground, client, ana, ben, ops, close: () => playground.stop() };
}

/** Refusals are what many tests are about; the SDK would print each. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A client with the bot's token that never tries again. */
export function clientOf(playground: Playground, token: string = playground.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: playground.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** Calls a method with whatever arguments, right or wrong, and gives back the whole answer. */
export async function call(
  client: WebClient,
  method: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return { ...(await client.apiCall(method, args)) };
}

/** Opens a playground with a real Bolt app connected over Socket Mode. */
export async function openTownWithApp(
  wire: (app: App) => void,
  options: Partial<PlaygroundOptions> = {},
): Promise<Town & { app: App }> {
  const town = await openTown(options);
  const app = await connect(town.playground, wire);
  const close = async () => {
    await app.stop();
    await town.close();
  };
  return { ...town, app, close };
}

/** Connects a Bolt app over Socket Mode. */
export async function connect(playground: Playground, wire: (app: App) => void): Promise<App> {
  const app = new App({
    token: playground.botToken,
    appToken: playground.appToken,
    socketMode: true,
    ignoreSelf: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: playground.apiUrl, retryConfig: { retries: 0 } },
  });
  wire(app);
  await app.start();
  return app;
}

/** The error code with which a call is refused; undefined when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'data' in error && typeof error.data === 'object' && error.data !== null) {
      return 'error' in error.data ? String(error.data.error) : error.message;
    }
    if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
    throw error;
  }
}

/** Waits until the condition holds, looking again every few milliseconds; fails after five seconds unless said. */
export async function until(
  condition: () => boolean,
  what = 'the condition',
  patienceMs = 5_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`${what} did not come true within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
