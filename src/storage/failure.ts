import type { StorageFailure } from '../app/storage-failure';
import { postgresFailureOf } from './postgres/failure';
import { sqliteFailureOf } from './sqlite/failure';

/** The same failure where it lies outside this program; undefined for a mistake in this program, as in a statement. */
export function storageFailureOf(error: unknown): StorageFailure | undefined {
  return sqliteFailureOf(error) ?? postgresFailureOf(error);
}
