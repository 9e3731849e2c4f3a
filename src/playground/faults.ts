/** What can go wrong with a Web API call on request, as it does between Slack and its apps. */
export type Fault =
  /** 429 with `Retry-After`. */
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  /** `ok: false` with a code of Slack's: `internal_error`, `restricted_action`. */
  | { kind: 'error'; error: string }
  /** The connection breaks, and the method has not run. */
  | { kind: 'lost-before' }
  /** The method runs, and the connection breaks before the answer. */
  | { kind: 'lost-after' }
  /** The call is held up for so many real milliseconds and then goes on. */
  | { kind: 'delay'; ms: number }
  /** Status 500 without a body that says anything. */
  | { kind: 'http-500' }
  /** Status 200 with a page in place of JSON, as proxies answer. */
  | { kind: 'html' };

/** The point at which an interceptor is asked: the call, and after it ran whether it succeeded. */
export interface FaultPoint {
  moment: 'before' | 'after';
  method: string;
  /** Without the token. */
  args: Readonly<Record<string, unknown>>;
  /** Only after: the answer that the app would get. */
  answer?: Readonly<Record<string, unknown>>;
}

/** Decides whether something goes wrong here. Before the method runs, and again after it. */
export type Interceptor = (point: FaultPoint) => Fault | undefined;

/** The interceptors in force, asked in the order in which they came. */
export class Faults {
  private readonly interceptors = new Set<Interceptor>();

  /** Puts an interceptor in force; the returned function takes it back. */
  add(interceptor: Interceptor): () => void {
    this.interceptors.add(interceptor);
    return () => this.interceptors.delete(interceptor);
  }

  /** Takes every interceptor back. */
  clear(): void {
    this.interceptors.clear();
  }

  /** Sits out every delay, and names the first other fault. */
  async at(point: FaultPoint): Promise<Exclude<Fault, { kind: 'delay' }> | undefined> {
    for (const interceptor of [...this.interceptors]) {
      const fault = interceptor(point);
      if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
      else if (fault) return fault;
    }
    return undefined;
  }
}
