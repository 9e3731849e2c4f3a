import type { StoredFile, WorkspaceState } from '../state/state';

/** An image as it was uploaded. */
export type KeptImage = Readonly<StoredFile> & { readonly bytes: Buffer };

/** The files that were not deleted and are no images, oldest first, with their text in place of their bytes. */
export function textFilesOf(state: Readonly<WorkspaceState>): readonly Readonly<StoredFile>[] {
  return filesOf(state)
    .filter((file) => !isImage(file))
    .map((file) => ({ ...file, content: Buffer.from(file.content, 'base64').toString('utf8') }));
}

/** The images that were not deleted, oldest first, with their bytes. */
export function imagesOf(state: Readonly<WorkspaceState>): readonly KeptImage[] {
  return filesOf(state)
    .filter(isImage)
    .map((file) => ({ ...file, bytes: Buffer.from(file.content, 'base64') }));
}

function filesOf({ files }: Readonly<WorkspaceState>): readonly StoredFile[] {
  return Object.values(files).filter(({ deleted }) => !deleted);
}

function isImage({ mimetype }: StoredFile): boolean {
  return mimetype.startsWith('image/');
}
