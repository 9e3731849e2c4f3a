/**
 * Changes nothing in the tables. Logs tell of an incident's canvases from now on, and jobs make and write them: an earlier version
 * can read neither, and so must not open it.
 */
export async function up(): Promise<void> {}
