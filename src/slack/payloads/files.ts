import { z } from 'zod';
import type { Picture } from '../../domain/picture';
import { plain, type Wording } from '../../domain/text/wording';
import { flag, string } from './fields';

/**
 * As much of a file as is read where a message carries it. In channels that are shared with another workspace Slack says its
 * id alone, with `file_access: check_file_info`. Source: docs.slack.dev, reference/objects/file-object.
 */
const messageFile = z.object({
  id: string,
  title: string,
  name: string,
  alt_txt: string,
  mimetype: string,
  mode: string,
  is_external: flag,
  file_access: string,
  permalink: string,
});

/** Kinds of file that may be a picture which is kept. SVG is none. */
const PICTURE = /^image\/(?:png|jpe?g|gif|webp)$/;

/** Of more pictures in one message the others are named, and not kept. */
const MAX_PICTURES = 20;

/**
 * What a file is called, with a link to where Slack shows it: its title, which its name is unless somebody gave it another.
 * Nothing of one that is gone.
 */
export function fileName(value: unknown): Wording {
  const read = messageFile.safeParse(value);
  if (!read.success) return [];
  const { title, name, file_access: access, permalink } = read.data;
  const label = title || name;
  if (!label) return plain(access === 'check_file_info' ? 'a file' : '');
  return permalink && isWebAddress(permalink) ? [{ link: permalink, label, isFile: true }] : plain(label);
}

/** The pictures among files that Slack has the bytes of, as far as it says what they are. */
export function picturesIn(files: readonly unknown[]): readonly Picture[] {
  const pictures = files.flatMap((value): readonly Picture[] => {
    const read = messageFile.safeParse(value);
    if (!read.success || !read.data.id || isElsewhere(read.data)) return [];
    const { id, title, name, alt_txt: alt, mimetype = '', file_access: access } = read.data;
    if (!PICTURE.test(mimetype) && access !== 'check_file_info') return [];
    const label = title || name;
    return [{ id, ...(label && { name: label }), ...(alt && { alt }) }];
  });
  return pictures.slice(0, MAX_PICTURES);
}

/** Whether the file lies with somebody else, who would get the token with the request for it. */
export function isElsewhere({
  mode,
  is_external: isExternal,
}: {
  readonly mode?: string | undefined;
  readonly is_external?: boolean | undefined;
}): boolean {
  return isExternal === true || mode === 'external' || mode === 'tombstone' || mode === 'hidden_by_limit';
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
}
