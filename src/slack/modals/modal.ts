import type { Changes } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { Settings } from '../../app/settings';
import type { Declaration } from '../../domain/declare';
import type { Incident } from '../../domain/incident';
import type { Instant } from '../../domain/instant';
import type { PersonId } from '../../domain/person';
import type { Answer } from '../answer';
import type { ModalValues } from '../form/values';

/** Somebody submitted a modal. */
export interface ModalContext {
  readonly user: PersonId;
  readonly now: Instant;
  readonly settings: Settings;
  readonly values: ModalValues;
  /** What the view carried along unseen: its `private_metadata`. */
  readonly carried: string;
  /** The incident whose number the view carried. */
  incident(): Promise<{ ref: IncidentRef; incident: Incident }>;
  change(ref: IncidentRef, decide: Parameters<Changes['change']>[2]): Promise<Incident>;
  declare(declaration: Declaration): Promise<Incident>;
}

/** A modal: its name and what submitting it does. A `Refusal` is shown at its field, and nothing typed is lost. */
export interface Modal {
  readonly callback: string;
  /** The block at which a refusal is shown that names no field of the modal. */
  readonly firstBlock: string;
  submit(context: ModalContext): Promise<Answer>;
}
