import type { Incident } from '../../domain/incident/incident';
import { recordedPictures } from '../../domain/incident/marked-message';
import type { PictureType } from '../../domain/picture';
import { maskedText } from '../../domain/text/secrets/masked';
import { shownSecrets } from '../../domain/timeline/secret-places';
import type { KeptPicture } from './pictures';

/** A picture as a document shows it. */
export interface ShownPicture {
  /** The key of the timeline's entry that it belongs to. */
  readonly key: string;
  readonly name: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  /** What it shows, for those who cannot see it: in the words of whoever posted it, else its name. */
  readonly words: string;
}

/** What a picture is called whose name the workspace did not tell. */
const NAMELESS = 'Picture';

/**
 * The pictures that stand in documents, by the order in which their messages came on record: those of `kept` alone that belong
 * to the record now. What looks like a secret in their names is masked.
 */
export function shownPictures(incident: Incident, kept: readonly KeptPicture[]): readonly ShownPicture[] {
  if (kept.length === 0) return [];
  const shown = shownSecrets(incident);
  const bytesOf = new Map(kept.map((each) => [`${each.entry} ${each.file}`, each]));
  return [...incident.messages].flatMap(([key, message]) =>
    recordedPictures(message).flatMap(({ id, name = NAMELESS, alt = name }) => {
      const picture = bytesOf.get(`${key} ${id}`);
      if (picture === undefined) return [];
      const { type, bytes } = picture;
      return [{ key, name: maskedText(name, shown), type, bytes, words: maskedText(alt, shown) }];
    }),
  );
}
