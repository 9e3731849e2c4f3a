import type { StorageDialect } from '../dialect';
import { connectAlone } from './alone';
import { connect } from './connect';
import { openReadOnly } from './read-only';
import { shownUrl } from './url';

/** A server that any number of processes work on. */
export const postgres: StorageDialect = {
  scheme: /^postgres(ql)?:\/\//,
  shown: shownUrl,
  connect,
  connectAlone,
  openReadOnly,
};
