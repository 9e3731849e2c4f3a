/** The database cannot be opened or written: one sentence that names the setting. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}
