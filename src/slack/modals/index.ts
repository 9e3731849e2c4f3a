import { close } from './close';
import { declare } from './declare';
import type { Modal } from './modal';
import { times } from './times';

/** Every modal. */
export const modals: readonly Modal[] = [declare, times, close];
