/**
 * Changes nothing in the tables. Marks that are written from now on move an incident's status, and typed times may be of
 * one impact window among several: an earlier version would read the same log as something else, and so must not open it.
 */
export async function up(): Promise<void> {}
