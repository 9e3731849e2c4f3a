/** What can go wrong with a request of the app's, as it does between Slack and its apps. */
export type Fault =
  /** 429, with `Retry-After` where a time is given. */
  | { type: 'rate-limited'; retryAfterSeconds?: number }
  /** `ok: false` with a code of Slack's: `internal_error`, `restricted_action`. */
  | { type: 'error'; error: string }
  /** The connection breaks, and the method has not run. */
  | { type: 'lost-before' }
  /** The method runs, and the connection breaks before the answer. */
  | { type: 'lost-after' }
  /** The answer never comes, for as long as the app waits for it. */
  | { type: 'silence' }
  /** The method runs, and the connection breaks in the middle of the answer. */
  | { type: 'half' }
  /** The method runs, and its answer is another one: that a file is not shared yet. */
  | { type: 'altered'; alter: (answer: Readonly<Record<string, unknown>>) => Record<string, unknown> }
  /** The call is held up for so many real milliseconds and then goes on. */
  | { type: 'delay'; ms: number }
  /** The call is held up until something else has happened, and then goes on. */
  | { type: 'held'; until: Promise<unknown> }
  /** Sends the app to another address, as for a file that is kept elsewhere. */
  | { type: 'redirected'; to: string }
  /** Status 404, as for an address that Slack does not have. */
  | { type: 'http-404' }
  /** Status 500 without a body that says anything. */
  | { type: 'http-500' }
  /** Status 503, as while Slack is being repaired. */
  | { type: 'http-503' }
  /** Status 200 with a page in place of JSON, as proxies answer. */
  | { type: 'html' };

/** What goes wrong with a call once nothing holds it up any more. */
export type FaultOfCall = Exclude<Fault, { type: 'delay' | 'held' }>;

/** The point at which an interceptor is asked: the call, and after it ran whether it succeeded. */
export interface FaultPoint {
  moment: 'before' | 'after';
  /** A method of the Web API; `upload_url`, `response_url` and `url_private` for what goes to such an address. */
  method: string;
  /** Without the token; nothing of what is uploaded. */
  args: Readonly<Record<string, unknown>>;
  /** What the caller calls itself, where that is said. */
  agent?: string;
  /** Only after: the answer that the app would get. */
  answer?: Readonly<Record<string, unknown>>;
}

/** Decides whether something goes wrong here. Before the method runs, and again after it. */
export type Interceptor = (point: FaultPoint) => Fault | undefined;

/** The interceptors in force, asked in the order in which they came. */
export class Faults {
  readonly #interceptors = new Set<Interceptor>();

  /** Puts an interceptor in force; the returned function takes it back. */
  add(interceptor: Interceptor): () => void {
    this.#interceptors.add(interceptor);
    return () => this.#interceptors.delete(interceptor);
  }

  /** Takes every interceptor back. */
  clear(): void {
    this.#interceptors.clear();
  }

  /** Sits out whatever holds the call up, and names the first other fault. */
  async at(point: FaultPoint): Promise<FaultOfCall | undefined> {
    for (const interceptor of [...this.#interceptors]) {
      const fault = interceptor(point);
      if (fault?.type === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
      else if (fault?.type === 'held') await fault.until;
      else if (fault) return fault;
    }
    return undefined;
  }
}
