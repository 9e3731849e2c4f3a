/** A command of `npx firelog`: its name, its words and what it does. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Rejects with a `CommandFailed` for what a person got wrong. */
  run(args: readonly string[]): Promise<void>;
}
