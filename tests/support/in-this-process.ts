/** Where something runs: its working directory and its environment. */
export interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What came of it, and what it said. */
export interface Outcome<T> {
  readonly result: T;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs what is meant for a process of its own in this one, with a place and an output of its own: that saves the second
 * in which a process loads what the tests have loaded already. One at a time.
 */
export async function inThisProcess<T>({ folder, env }: Place, work: () => Promise<T>): Promise<Outcome<T>> {
  const [out, err]: [string[], string[]] = [[], []];
  const taken = [
    take('env', { ...env }),
    take('stdout', { write: (text: string) => out.push(text) > 0 }),
    take('stderr', { write: (text: string) => err.push(text) > 0 }),
  ];
  const before = process.cwd();
  process.chdir(folder);
  try {
    const result = await work();
    return { result, out: out.join(''), err: err.join('') };
  } finally {
    process.chdir(before);
    for (const giveBack of taken) giveBack();
  }
}

/** Puts something else in the place of a part of `process`, as Jest shows it to the tests; answers what undoes that. */
function take(part: 'env' | 'stdout' | 'stderr', other: object): () => void {
  const own = Object.getOwnPropertyDescriptor(process, part);
  if (own === undefined) throw new Error(`There is no process.${part}`);
  Object.defineProperty(process, part, { value: other, configurable: true });
  return () => void Object.defineProperty(process, part, own);
}
