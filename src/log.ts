import { types } from 'node:util';
import pino, { type Logger } from 'pino';
import { withoutSecrets } from './secrets';

/**
 * Opens the log: JSON lines on standard error, so that standard output is left to people. Whatever is logged, no
 * token gets into a line; and above `debug` no words of anybody's, which errors are fond of quoting.
 */
export function openLog(level: string, to: { write(line: string): void } = process.stderr): Logger {
  const isOpen = level === 'debug' || level === 'trace';
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: isOpen ? pino.stdSerializers.err : toldOf },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(parts, write) {
          const [about, message] = parts;
          if (!isOpen && typeof message === 'string') write.apply(this, [about, unquoted(message)]);
          else write.apply(this, parts);
        },
      },
    },
    { write: (line: string) => to.write(withoutSecrets(line)) },
  );
}

/** An error as people find it above `debug` and in complaints: what went wrong and where, and nothing that it quotes. */
export function traceOf(error: unknown): string {
  return withoutSecrets(inLines(toldOf(error)));
}

function inLines(told: Told | string): string {
  if (typeof told === 'string') return told;
  const causes = told.causes?.map((cause) => `caused by ${inLines(cause)}`) ?? [];
  const code = told.code === undefined ? '' : ` (${told.code})`;
  return [`${told.type}${code}: ${told.message}`, ...told.stack, ...causes].join('\n');
}

/** What is told of an error. */
interface Told {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  /** The lines of the stack that name places. */
  readonly stack: readonly string[];
  readonly causes?: readonly (Told | string)[];
}

/** How long a chain of causes may be; one that goes in a circle is cut there. */
const deepest = 4;

/** Whether it is an error; those of SQLite are made by hand, and only look like one. */
function isError(thrown: unknown): thrown is Error {
  if (types.isNativeError(thrown)) return true;
  if (typeof thrown !== 'object' || thrown === null) return false;
  return 'name' in thrown && 'message' in thrown && 'stack' in thrown && typeof thrown.stack === 'string';
}

function toldOf(error: unknown, depth = 0): Told | string {
  if (typeof error === 'string') return unquoted(error);
  if (!isError(error)) return `something thrown that is no error: ${typeof error}`;
  const { message, stack = '' } = error;
  const code = 'code' in error ? error.code : undefined;
  const causes = [error.cause, ...('errors' in error && Array.isArray(error.errors) ? error.errors : [])]
    .filter((cause) => cause !== undefined && depth < deepest)
    .map((cause) => toldOf(cause, depth + 1));
  return {
    type: error.name,
    message: unquoted(message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: stack.split('\n').filter((line) => /^ {4}at /.test(line)),
    ...(causes.length > 0 && { causes }),
  };
}

/** Longer than any sentence of ours, shorter than a page that some proxy put in Slack's place. */
const MAX_LENGTH = 300;

/** A message without what it quotes: what JSON could not be read, and an answer that is none of Slack's. */
function unquoted(message: string): string {
  return withoutJson(message)
    .replace(/(An API error occurred: )(?![a-z_]+(?:$|[)\n])).*/s, '$1an answer that is none of Slack’s')
    .slice(0, MAX_LENGTH);
}

/** V8 quotes what it could not read: `Unexpected token 's', "swordfish" is not valid JSON`. */
function withoutJson(message: string): string {
  const [quote, end] = [message.indexOf('"'), message.lastIndexOf(' is not valid JSON')];
  if (quote < 0 || quote > end) return message;
  return message.slice(0, quote).replace(/,? ?(?:\.\.\.)?$/, '') + message.slice(end);
}
