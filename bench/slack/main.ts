import { SlackSide } from './side';

/** What the runner asks for, and what it gets. */
interface Question {
  readonly id: number;
  readonly method: Exclude<keyof SlackSide, 'ops'>;
  readonly args: readonly unknown[];
}

const side = new SlackSide();

async function answer({ id, method, args }: Question): Promise<void> {
  try {
    // The runner's `ask` takes the arguments of the method that it names.
    const ask = side[method] as (...given: readonly unknown[]) => Promise<unknown>;
    process.send?.({ id, value: await ask.apply(side, [...args]) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.stack : String(error) });
  }
}

process.on('message', (question: Question) => void answer(question));
process.on('disconnect', () => process.exit());
