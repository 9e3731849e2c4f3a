import type { Digest } from '../app/settings';
import { type FileSettings, weekdays } from './file';

/** When the open tasks are listed, and where besides. */
export function readDigest({ follow_ups: given = {} }: FileSettings): Digest {
  const { digest: channel, day = 'monday', hour = 9 } = given;
  return {
    ...{ weekday: weekdays.indexOf(day), hour },
    ...(channel !== undefined && { channel: channel.replace(/^#/, '').normalize('NFC') }),
  };
}
