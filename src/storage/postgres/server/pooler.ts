import type { Client } from 'pg';

/** So often it is looked: of a pooler that hands out at random the answer may once be that of a server. */
const MAX_LOOKS = 5;

/**
 * Whether what is between here and the server hands a connection on after each transaction, as PgBouncer does in transaction
 * mode: then two of ours share one of the server's, or one of ours has now this one and now that. What lasts for a session
 * would be anybody's: the lock by which a process shows that it is alive, and what it listens to.
 */
export async function isShared(one: Client, other: Client): Promise<boolean> {
  const first = await backendOf(one);
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    // While the transaction is open nobody else has its connection: whoever had it before has to have another one.
    await other.query('begin');
    const isFirst = (await backendOf(other)) === first;
    const isOther = !isFirst && (await backendOf(one)) !== first;
    await other.query('rollback');
    if (isFirst || isOther) return true;
  }
  return false;
}

async function backendOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
