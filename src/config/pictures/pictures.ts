import type { PictureTerms } from '../../app/settings';
import type { PictureSetting } from './picture-schema';

/** In bytes. */
const MEGABYTE = 1_000_000;

/** Which pictures are kept of those that people post; undefined where none are. */
export function readPictures(given: PictureSetting = true): PictureTerms | undefined {
  if (given === false || given === 'off') return undefined;
  const { most = 100, largest = 5, hosts = [] } = given === true ? {} : given;
  return { most, largest: Math.floor(largest * MEGABYTE), hosts };
}
