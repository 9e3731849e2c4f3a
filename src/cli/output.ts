import { withoutSecrets } from '../secrets';

/** Something a person asked of the command line that cannot be done, in the sentences they read. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** A command that was typed wrongly: the sentence says what to type instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Writes a line for people. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a complaint for people; a token that was put in a wrong place is not repeated. */
export function complain(lines: string): void {
  process.stderr.write(`${withoutSecrets(lines)}\n`);
}

/** The sentence of an error that was made for a person to read, or undefined for any other. */
export function sentenceOf(error: unknown): string | undefined {
  const forPeople = [
    'BackupFailed',
    'BadSettings',
    'CommandFailed',
    'CopyFailed',
    'DatabaseInUse',
    'DatabaseUnusable',
    'LoginError',
    'StorageFailure',
    'TemplateProblem',
    'WrongUsage',
  ];
  return error instanceof Error && forPeople.includes(error.name) ? error.message : undefined;
}

/** A word as a shell takes it. */
export function inShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A number of things: `1 incident`, `2 incidents`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
