/** A picture that somebody posted with a message. Its bytes are kept elsewhere; without a name the workspace told none. */
export interface Picture {
  /** The workspace's id of the file. */
  readonly id: string;
  readonly name?: string;
  /** What it shows, in the words of whoever posted it, for those who cannot see it. */
  readonly alt?: string;
}

/** The kinds of picture that are kept: what every browser shows, and what cannot be made to run anything. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** A kind of picture that is kept. */
export type PictureType = (typeof pictureTypes)[number];

/**
 * What kind of picture these bytes are, by the first of them and whatever they are called; undefined where they are none that is
 * kept, as SVG is not, which holds programs.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') && head.length === 12 ? 'image/webp' : undefined;
}

/** Whether both are the same files, whatever they are called. */
export function samePictures(one: readonly Picture[] = [], other: readonly Picture[] = []): boolean {
  return one.length === other.length && one.every(({ id }, index) => other[index]?.id === id);
}
