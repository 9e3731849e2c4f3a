import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseUnusable } from '../../storage/failure/database-unusable';
import { newerThanThis } from '../../storage/migrate';
import { schemaOf } from '../../storage/schema';
import { databasePathOf } from '../../storage/sqlite/files';
import { foreignCodeIn, withForeignCode } from '../../storage/sqlite/foreign-schema';
import { damageOf, openReadOnly } from '../../storage/sqlite/read-only';
import type { Diagnosis } from './diagnosis';

const check = 'database';

/** Reads the database beside whoever works on it: its migrations, and whether the file is sound. */
export async function checkDatabase(url: string): Promise<Diagnosis> {
  if (!isThere(url)) return checkPlace(url, databasePathOf(url));
  try {
    const connection = await openReadOnly(url);
    try {
      const damage = await damageOf(connection);
      if (damage.length > 0) return damaged(url, damage);
      const foreign = await foreignCodeIn(connection.db);
      if (foreign.length > 0) return { check, state: 'wrong', sentence: withForeignCode(url, foreign) };
      return described(url, await schemaOf(connection.db));
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    return { check, state: 'wrong', sentence: error.message };
  }
}

/** Whether there is a database already. */
export function isThere(url: string): boolean {
  return existsSync(databasePathOf(url));
}

/** No database is no fault before the first start, as long as there is a place where it can be made. */
function checkPlace(url: string, path: string): Diagnosis {
  const folder = dirname(path);
  const place = existsSync(folder) ? folder : dirname(folder);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    const sentence = `${url} is not there, and ${place} is no folder that it can be made in. Create the folder, or set DATABASE_URL to another file.`;
    return { check, state: 'missing', sentence };
  }
  return { check, state: 'ok', sentence: `${url} is not there yet; the first start makes it.` };
}

function damaged(url: string, damage: readonly string[]): Diagnosis {
  const sentence = `${url} is damaged (${damage.join('; ')}). Stop the bot and restore a backup: \`npx firelog restore <file>\`.`;
  return { check, state: 'wrong', sentence };
}

function described(
  url: string,
  { applied, pending, unknown }: Awaited<ReturnType<typeof schemaOf>>,
): Diagnosis {
  if (unknown.length > 0) return { check, state: 'wrong', sentence: newerThanThis(url, unknown) };
  const has = applied.length === 0 ? 'no migration' : applied.join(', ');
  if (pending.length === 0) return { check, state: 'ok', sentence: `${url} is sound and has ${has}.` };
  const sentence = `${url} is sound and has ${has}, but lacks ${pending.join(', ')}. Start the bot anew, or type \`npx firelog migrate\`.`;
  return { check, state: 'missing', sentence };
}
