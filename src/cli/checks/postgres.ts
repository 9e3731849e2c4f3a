import { DatabaseUnusable } from '../../storage/failure/database-unusable';
import { newerThanThis } from '../../storage/migrate';
import { openReadOnly } from '../../storage/open';
import { sayOf } from '../../storage/postgres/explain';
import {
  CONNECTIONS_OF_A_PROCESS,
  type Examined,
  examineServer,
  faultIn,
} from '../../storage/postgres/server/examine';
import { misleadingMode, shownUrl } from '../../storage/postgres/url';
import { schemaOf } from '../../storage/schema';
import { counted } from '../output';
import type { Diagnosis } from './diagnosis';

/** Looks at a database on a server, and changes nothing there: whether a bot can work on it, and what it would lack. */
export async function checkPostgres(url: string): Promise<readonly Diagnosis[]> {
  try {
    const server = await examineServer(url);
    const fault = faultIn(server);
    if (fault !== undefined) return [wrong('database', sayOf(url, fault))];
    const { db, close } = await openReadOnly(url);
    const schema = await schemaOf(db).finally(close);
    return [described(url, server, schema), ...checkMode(url), ...checkDisk(server), checkProcesses(server)];
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    return [wrong('database', error.message)];
  }
}

/** Whether anything was ever stored in it. */
export async function hasTables(url: string): Promise<boolean> {
  const { db, close } = await openReadOnly(url);
  const { applied } = await schemaOf(db).finally(close);
  return applied.length > 0;
}

function wrong(check: string, sentence: string): Diagnosis {
  return { check, state: 'wrong', sentence };
}

function described(
  url: string,
  { version, mayCreate }: Examined,
  { applied, pending, unknown }: Awaited<ReturnType<typeof schemaOf>>,
): Diagnosis {
  const check = 'database';
  const shown = shownUrl(url);
  if (unknown.length > 0) return wrong(check, newerThanThis(shown, unknown));
  if (pending.length > 0 && !mayCreate) {
    return wrong(
      check,
      sayOf(url, 'in which this user may not make tables. Make the user the owner of the database.'),
    );
  }
  const is = `${shown} is on PostgreSQL ${Math.floor(version / 10_000)}`;
  if (applied.length === 0)
    return { check, state: 'ok', sentence: `${is} and has no tables yet; the first start makes them.` };
  const has = `${is} and has ${applied.join(', ')}`;
  if (pending.length === 0) return { check, state: 'ok', sentence: `${has}.` };
  const sentence = `${has}, but lacks ${pending.join(', ')}. Start the bot anew, or type \`npx firelog migrate\`.`;
  return { check, state: 'missing', sentence };
}

/** `sslmode` in the words of other programs promises less than it does here. */
function checkMode(url: string): readonly Diagnosis[] {
  const mode = misleadingMode(url);
  if (mode === undefined) return [];
  const sentence = `sslmode=${mode} is taken for verify-full: the server has to show a certificate for its host. Write sslmode=verify-full.`;
  return [{ check: 'tls', state: 'warning', sentence }];
}

function checkDisk({ unsafe }: Examined): readonly Diagnosis[] {
  if (unsafe.length === 0) return [];
  const sentence = `The server runs with ${unsafe.join(' and ')} off: a power cut may damage the database and take what was acknowledged. Set ${unsafe.length === 1 ? 'it' : 'them'} to on.`;
  return [{ check: 'durability', state: 'warning', sentence }];
}

function checkProcesses({ processes, connectionsLeft }: Examined): Diagnosis {
  const check = 'processes';
  const left = Math.max(0, connectionsLeft);
  const are = `${processes === 0 ? 'No process is' : processes === 1 ? 'One process is' : `${processes} processes are`} at work`;
  if (left >= CONNECTIONS_OF_A_PROCESS)
    return { check, state: 'ok', sentence: `${are}; there is room for more.` };
  const sentence = `${are}, and ${counted(left, 'connection')} of the server ${left === 1 ? 'is' : 'are'} left, of which another one takes up to ${CONNECTIONS_OF_A_PROCESS}. Raise max_connections, or the limit of the user or the database.`;
  return { check, state: processes === 0 ? 'wrong' : 'warning', sentence };
}
