import type { SeenMessage } from '../../domain/marks/marking';
import type { Source } from '../../domain/source';
import type { ModalMetadata } from '../block-kit/private-metadata';
import type { ModalValues } from '../block-kit/values';
import type { Access } from '../request/guest-access';
import type { RequestContext } from '../request/request-context';
import type { Answer } from './answer';

/**
 * Somebody submitted a modal; it is about the incident that it was opened for, else the one that was chosen in its field
 * `incident`.
 */
export interface ModalContext extends RequestContext {
  readonly values: ModalValues;
  /** What the view carried along unseen. */
  readonly carried: ModalMetadata;
  /** What is known of a message's words, where they are at hand; refuses a message that the person may not read. */
  seen(source: Source): Promise<SeenMessage | undefined>;
  /** Drops what is known of a message's words. */
  forget(source: Source): void;
}

/** A modal: its name and what submitting it does. A `Refusal` is shown at its field, and nothing typed is lost. */
export interface Modal extends Access {
  readonly callback: string;
  /** The block at which a refusal is shown that names no field of the modal. */
  readonly firstBlock: string;
  submit(context: ModalContext): Promise<Answer>;
}
