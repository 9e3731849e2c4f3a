import type { PictureType } from '../../domain/picture';
import type { Instant } from '../../domain/time/instant';
import type { IncidentRef } from '../job';

/** A picture that is kept, with the key of the entry that it belongs to. */
export interface KeptPicture {
  readonly entry: string;
  /** The workspace's id of the file. */
  readonly file: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** What became of a picture that was to be kept: `changed` where the incident is another by now, and is to be looked at anew. */
export type Keeping = 'kept' | 'full' | 'changed';

/** Keeps the bytes of pictures; what they are called, and whether they belong to the record, is the log's to say. */
export interface Pictures {
  /** The files that are kept with an entry. */
  keptWith(ref: IncidentRef, entry: string): Promise<readonly string[]>;
  /** Where a file is kept that the workspace has by that id. */
  placesOf(
    team: string,
    file: string,
  ): Promise<readonly { readonly ref: IncidentRef; readonly entry: string }[]>;
  /** How many are kept with an incident. */
  count(ref: IncidentRef): Promise<number>;
  /**
   * Keeps a picture, once, as long as the incident has fewer than `most` and its log ends at `position`: what was decided by an
   * earlier state must not bring back what was removed since.
   */
  keep(
    ref: IncidentRef,
    picture: KeptPicture,
    conditions: { readonly position: number; readonly most: number; readonly at: Instant },
  ): Promise<Keeping>;
  /** Removes pictures of an entry. */
  remove(ref: IncidentRef, entry: string, files: readonly string[]): Promise<void>;
  /** Everything that is kept with an incident, in the order in which it came. */
  of(ref: IncidentRef): Promise<readonly KeptPicture[]>;
  /** Forgets what is kept with incidents that were closed before an instant. */
  forget(before: Instant): Promise<void>;
}

/** What the workspace gives of a file: its bytes, or why there is nothing to keep, which no other try will change. */
export type PictureRead =
  | { readonly type: PictureType; readonly bytes: Uint8Array }
  | { readonly type: 'nothing'; readonly why: 'gone' | 'too large' | 'no picture' | 'elsewhere' };
