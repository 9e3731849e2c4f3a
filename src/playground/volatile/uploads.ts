import { randomBytes } from 'node:crypto';
import type { StoredFile } from '../state/state';
import type { Workspace } from '../state/workspace';

interface Announced {
  file: StoredFile;
  uploaded: boolean;
}

/** Files that were announced with `files.getUploadURLExternal` and are not shared yet. */
export class Uploads {
  readonly #byTicket = new Map<string, Announced>();

  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Announces a file and names the address at which its bytes are taken. */
  announce(
    user: string,
    name: string,
    size: number,
    altText: string | undefined,
  ): { url: string; file: StoredFile } {
    const file = newFile(this.#workspace, user, name, size);
    if (altText !== undefined) file.altText = altText;
    const ticket = randomBytes(24).toString('base64url');
    this.#byTicket.set(ticket, { file, uploaded: false });
    return { url: `${this.#workspace.url}upload/${ticket}`, file };
  }

  /** Takes a file's bytes; false when nobody announced them or there are more or fewer than announced. */
  receive(ticket: string, bytes: Buffer): boolean {
    const announced = this.#byTicket.get(ticket);
    if (!announced || announced.uploaded || bytes.length !== announced.file.size) return false;
    announced.file.content = bytes.toString('base64');
    announced.uploaded = true;
    return true;
  }

  /** The announced file once its bytes are here, which is then forgotten; undefined before. */
  complete(id: string): StoredFile | undefined {
    for (const [ticket, { file, uploaded }] of this.#byTicket) {
      if (file.id !== id || !uploaded) continue;
      this.#byTicket.delete(ticket);
      return file;
    }
    return undefined;
  }
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  html: 'text/html',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
};

/** A file without bytes yet; its type is told from its name. */
export function newFile(workspace: Workspace, user: string, name: string, size: number): StoredFile {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return {
    id: workspace.nextId('F'),
    name,
    title: name,
    user,
    created: workspace.seconds(),
    size,
    mimetype: MIME_TYPES[extension] ?? 'application/octet-stream',
    filetype: extension || 'binary',
    content: '',
    shares: {},
    deleted: false,
  };
}
