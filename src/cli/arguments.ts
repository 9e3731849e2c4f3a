import { type ParseArgsConfig, parseArgs } from 'node:util';
import { incidentName } from '../domain/incident/incident';
import { WrongUsage } from './output';

/** Reads the words after a command's name; throws `WrongUsage` for an option that it does not have. */
export function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  { usage, options }: { usage: string; options: O },
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (!isTypedWrongly(error)) throw error;
    // Of Node's own sentences the first says what is wrong; the others are advice that is seldom meant.
    const [wrong = ''] = error.message.split(/\. |\n/);
    throw new WrongUsage(`${wrong.replace(/\.$/, '')}. Type: firelog ${usage}`);
  }
}

function isTypedWrongly(error: unknown): error is { readonly message: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Reads the one incident that a command names, as `INC-7` or `7`. */
export function readIncidentNumber(positionals: readonly string[], usage: string): number {
  const [reference, ...more] = positionals;
  if (reference === undefined || more.length > 0) {
    throw new WrongUsage(`Name one incident, such as ${incidentName({ number: 7 })}. Type: firelog ${usage}`);
  }
  const number = Number(/^(?:inc-)?(\d{1,9})$/i.exec(reference)?.[1]);
  if (number >= 1) return number;
  throw new WrongUsage(`“${reference}” names no incident. Name it by its number: ${usageWith(usage)}`);
}

function usageWith(usage: string): string {
  return `firelog ${usage.replace(/<.*?>.*$/, incidentName({ number: 7 }))}`;
}
