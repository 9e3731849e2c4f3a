import type { Config } from '../config';
import { postgres } from '../storage/postgres';
import { playgroundDatabase, playgroundFolder } from './playground/embedded';

/**
 * The database that a command is about: the one the bot would work on, which without Slack's tokens is the
 * playground's own. What DATABASE_URL names beats that, so that an incident can be read where no token is.
 */
export function databaseUrlOf({ slack, databaseUrl }: Config, env: NodeJS.ProcessEnv): string {
  const isNamed = (env.DATABASE_URL ?? '').trim() !== '';
  return slack === undefined && !isNamed ? `sqlite:${playgroundDatabase(playgroundFolder)}` : databaseUrl;
}

/** Whether it is on a server, and no file. */
export function isOnServer(url: string): boolean {
  return postgres.scheme.test(url);
}
