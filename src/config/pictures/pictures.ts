import type { PictureTerms } from '../../app/settings';
import type { FileSettings } from '../file';

/** In bytes. */
const MEGABYTE = 1_000_000;

/** Which pictures are kept of those that people post; undefined where none are. */
export function readPictures({ pictures = true }: FileSettings): PictureTerms | undefined {
  if (pictures === false || pictures === 'off') return undefined;
  const { most = 100, largest = 5, hosts = [] } = pictures === true ? {} : pictures;
  return { most, largest: Math.floor(largest * MEGABYTE), hosts };
}
