/**
 * Changes nothing in the tables. Words that are kept from now on may hold lists, quotes, code and formatting, which an
 * earlier version cannot read, and so must not open.
 */
export async function up(): Promise<void> {}
