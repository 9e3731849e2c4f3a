/** A command of `npx firelog`: its name, its words and what it does. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Rejects with a `WrongUsage` for what was typed wrongly and with a `CommandFailed` for what failed. */
  run(args: readonly string[]): Promise<void>;
}
