import { type Logger, LogLevel } from '@slack/logger';
import type { Log } from '../../app/ports';

/**
 * Bolt's logger over ours. What Bolt calls information is chatter to whoever runs the bot, and its debug lines
 * hold whole payloads, which belong nowhere.
 */
export function boltLogger(log: Log): Logger {
  const write =
    (to: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      log[to]({ part: 'bolt' }, parts.map(String).join(' '));
    };
  return {
    debug: () => undefined,
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
