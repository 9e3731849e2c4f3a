import type { FaultPoint } from '../../src/playground/faults';
import type { Playground } from '../../src/playground/playground';
import { steady } from './steady';

/** The arguments that say most about what a call is for; the first that is there counts. */
const telling = ['text', 'name', 'topic', 'purpose', 'filename', 'title', 'users', 'user', 'initial_comment'];
const longestName = 70;

/** Names the Web API calls of a step by what they are for, so that a call is called the same in every run. */
export class CallNames {
  #counts = new Map<string, number>();
  /** A call is seen twice, before and after, with the same arguments. */
  readonly #known = new WeakMap<FaultPoint['args'], string>();

  constructor(private readonly playground: Playground) {}

  /** Another step begins, in which they are counted anew. */
  begin(): void {
    this.#counts = new Map();
  }

  /** The name of a call: the method, where, what, and the how manieth of these it is. */
  of({ method, args }: FaultPoint): string {
    const known = this.#known.get(args);
    if (known !== undefined) return known;
    const what = telling.map((key) => args[key]).find((value) => typeof value === 'string');
    const said = what === undefined ? '' : `: ${this.#words(String(what)).slice(0, longestName)}`;
    const name = this.#counted(`${method}${this.#place(args)}${said}`);
    this.#known.set(args, name);
    return name;
  }

  #place({ channel = '', channel_id: id = channel }: FaultPoint['args']): string {
    return id === '' ? '' : ` in ${this.#words(String(id))}`;
  }

  #words(text: string): string {
    return steady(this.playground, text).replace(/\s+/g, ' ');
  }

  #counted(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}, ${count}`;
  }
}
