import { traceOf } from '../log';
import { commands } from './commands';
import { complain, print, sentenceOf, WrongUsage } from './output';

/** Runs `npx firelog <command>`; resolves to 0, to 1 when it failed and to 2 when it was typed wrongly. */
export async function run([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    const isAsked = name === undefined || name === 'help' || name === '--help';
    (isAsked ? print : complain)(help(isAsked ? undefined : name));
    return isAsked ? 0 : 2;
  }
  if (args.includes('--help')) {
    print(`firelog ${command.usage}\n${command.summary}.`);
    return 0;
  }
  try {
    await command.run(args);
    return 0;
  } catch (error) {
    complain(sentenceOf(error) ?? `firelog ${name} failed: ${traceOf(error)}`);
    return error instanceof WrongUsage ? 2 : 1;
  }
}

function help(unknown: string | undefined): string {
  const lines = commands.map(({ usage, summary }) => `  firelog ${usage}\n      ${summary}.`);
  const wrong =
    unknown === undefined ? '' : `There is no command “${unknown}”. These are the ones there are:\n`;
  return `${wrong}${lines.join('\n')}\n  firelog <command> --help`;
}
