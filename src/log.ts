import pino, { type Logger } from 'pino';

/** Anything that looks like one of Slack's tokens. */
const token = /x(?:ox[a-z]|app)-[A-Za-z0-9-]+/g;

/**
 * Opens the log: JSON lines on standard error, so that standard output is left to people. Whatever is logged, no
 * token gets into a line.
 */
export function openLog(level: string, to: { write(line: string): void } = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => to.write(line.replace(token, '[token]')) },
  );
}
