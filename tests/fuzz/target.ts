import type { Random } from '../support/random';

/** An entry point that is tried with inputs of every kind. */
export interface Target {
  readonly name: string;
  /** How many of a million inputs it gets; of a hundred thousand where it goes over HTTP. */
  readonly share: number;
  readonly over: 'process' | 'http';
  /** After so many inputs everything is opened anew; what went wrong can be repeated from there. */
  readonly stretch: number;
  /** Opens what is behind the entry point. */
  open(): Promise<Session>;
}

/** An entry point that is open. */
export interface Session {
  /**
   * Makes up an input, remembers it with `note` before it is tried, and tries it. Rejects when anything else comes of
   * it than an answer in words; an answer that no person should read is thrown by `readable`.
   */
  run(random: Random, note: (input: unknown) => void): Promise<void> | void;
  /** Looks at what the inputs left behind, and lets go of everything. */
  close(): Promise<void> | void;
}

/** A target that keeps nothing between inputs. */
export function pure(name: string, share: number, run: Session['run']): Target {
  return {
    name,
    share,
    over: 'process',
    stretch: 5_000,
    open: async () => ({ run, close: () => undefined }),
  };
}

/** What only a bug says. No input holds any of it. */
const babble =
  /\bundefined\b|\bNaN\b|\[object [A-Z]|Invalid Date|\bInfinity\b|\n\s+at .+:\d+:\d+|\b[A-Z]\w+Error: /;

/** Throws when a text that a person reads says what only a bug says. */
export function readable(text: string, where: string): void {
  const found = babble.exec(text);
  if (found === null) return;
  const [start, end] = [Math.max(0, found.index - 80), found.index + 80];
  throw new Error(`${where} says to a person: “…${text.slice(start, end)}…”`);
}

/** Nobody reads more; a list of mistakes is refused line by line. */
const longestSentence = 1_000;

/** Throws unless a refusal is a sentence: words that begin and end, of a length that somebody reads. */
export function sentence(text: string, where: string): void {
  readable(text, where);
  if (text.trim().length < 8) throw new Error(`${where} refuses in no words: “${text}”`);
  if (text.length > longestSentence) throw new Error(`${where} refuses in ${text.length} characters`);
}
