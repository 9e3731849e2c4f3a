import type { Changes } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { Person } from '../../app/ports';
import type { Settings } from '../../app/settings';
import type { Declaration } from '../../domain/declare';
import type { Incident } from '../../domain/incident';
import type { Instant } from '../../domain/instant';
import type { SeenMessage } from '../../domain/marking';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import type { Answer } from '../answer';
import type { Metadata } from '../form/private-metadata';
import type { ModalValues } from '../form/values';
import type { Access } from '../guests';

/** Somebody submitted a modal. */
export interface ModalContext {
  readonly user: PersonId;
  readonly isGuest: boolean;
  readonly now: Instant;
  readonly settings: Settings;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
  readonly values: ModalValues;
  /** What the view carried along unseen. */
  readonly carried: Metadata;
  /** Those of the people of whom it is known who they are. */
  whoIs(people: readonly PersonId[]): Promise<readonly Person[]>;
  /** What is known of a message's words, where they are at hand; refuses a message that the person may not read. */
  seen(source: Source): Promise<SeenMessage | undefined>;
  /** Drops what is known of a message's words. */
  forget(source: Source): void;
  /** The incident that the form was opened for, else the one that was chosen in its field `incident`. */
  incident(): Promise<{ ref: IncidentRef; incident: Incident }>;
  change(ref: IncidentRef, decide: Parameters<Changes['change']>[2]): Promise<Incident>;
  declare(declaration: Declaration): Promise<Incident>;
}

/** A modal: its name and what submitting it does. A `Refusal` is shown at its field, and nothing typed is lost. */
export interface Modal extends Access {
  readonly callback: string;
  /** The block at which a refusal is shown that names no field of the modal. */
  readonly firstBlock: string;
  submit(context: ModalContext): Promise<Answer>;
}
