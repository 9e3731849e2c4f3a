import type { StorageDialect } from '../dialect';
import { connect } from './connect';
import { openReadOnly } from './read-only';

/** A file that one process works on. */
export const sqlite: StorageDialect = {
  scheme: /^sqlite:/,
  shown: (url) => url,
  connect,
  // Whoever opens a file to work on it has it alone.
  connectAlone: connect,
  openReadOnly,
};
