import type { ShownFile } from '../../../src/playground/page/contract';

/** How a file is shown: what cannot be shown is a card to download. */
export type FileKind = 'markdown' | 'text' | 'image' | 'other';

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']);
const TEXTS = /^(?:text\/|application\/(?:json|xml|x-yaml|yaml|javascript|toml|x-sh))/;

/** Beyond this many bytes a text is not shown on the page. */
const MAX_SHOWN = 2_000_000;

/** How a file is shown, by its name and type. */
export function fileKind({ name, mimetype, filetype, size }: ShownFile): FileKind {
  if (IMAGES.has(mimetype)) return 'image';
  if (size > MAX_SHOWN) return 'other';
  if (filetype === 'markdown' || mimetype === 'text/markdown' || /\.(?:md|markdown)$/i.test(name))
    return 'markdown';
  return TEXTS.test(mimetype) || filetype === 'text' ? 'text' : 'other';
}

/** `512 bytes`, `2.4 kB`, `1.3 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
