/** The code of an error of a database or the system, such as `SQLITE_BUSY`, `57P01` or `ENOENT`; empty where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
