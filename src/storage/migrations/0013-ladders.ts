/**
 * Changes nothing in the tables. Escalations climb ladders, and who is asked to take a role can decline, from now on: an earlier
 * version would not know these facts, and so must not open it.
 */
export async function up(): Promise<void> {}
