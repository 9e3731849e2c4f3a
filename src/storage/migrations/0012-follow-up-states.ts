/**
 * Changes nothing in the tables. Follow-ups are done, dropped and changed from now on, by commands and by marks, roles are taken,
 * promises made, and updates say what is being done and by when the next one comes: an earlier version would read the same log as something else, and so must not open it.
 */
export async function up(): Promise<void> {}
