import type { WireRecord } from '../../src/playground/wire';

/** How long a call is waited for, in milliseconds. */
const longestWait = 20_000;

/** Waits for what the app calls. */
export class CallWatch {
  #waiting: { readonly method: string; readonly called: (isSo: boolean) => void } | undefined;

  /** Does something; resolves to whether the app called the method for it, as soon as it did. */
  async after(method: string, act: () => Promise<unknown>): Promise<boolean> {
    const isCalled = new Promise<boolean>((called) => {
      const timer = setTimeout(() => called(false), longestWait);
      this.#waiting = {
        method,
        called: (isSo) => {
          clearTimeout(timer);
          called(isSo);
        },
      };
    });
    await act();
    return isCalled;
  }

  /** Is told of everything that crosses the wire. */
  see(record: WireRecord): void {
    if (record.type !== 'call' || record.method !== this.#waiting?.method || !record.ok) return;
    this.#waiting.called(true);
    this.#waiting = undefined;
  }
}
