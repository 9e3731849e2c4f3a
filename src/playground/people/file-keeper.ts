import { SlackError } from '../state/slack-error';
import type { Channel, Person } from '../state/state';
import { own, type Workspace } from '../state/workspace';
import { newFile } from '../volatile/uploads';
import { removeFile } from '../workspace/files';
import { postMessage } from '../workspace/messages';

/** A person and files, apart from sharing what they have at hand. */
export class FileKeeper {
  readonly #workspace: Workspace;
  readonly #person: Person;
  readonly #writable: (channel: string) => Channel;

  constructor(workspace: Workspace, person: Person, writable: (channel: string) => Channel) {
    this.#workspace = workspace;
    this.#person = person;
    this.#writable = writable;
  }

  /** Shares a file that lies with somebody else (`gdrive`), of which Slack has the address alone; resolves to the message's `ts`. */
  shareExternal(channel: string, { name, url, type }: { name: string; url: string; type: string }): string {
    const workspace = this.#workspace;
    const found = this.#writable(channel);
    const file = { ...newFile(workspace, this.#person.id, name, 0), external: { type, url } };
    workspace.state.files[file.id] = file;
    const content = { text: '', files: [file.id], subtype: 'file_share' };
    return postMessage(workspace, found, { user: this.#person.id }, content, {}).ts;
  }

  /** Deletes a file of one's own. */
  delete(id: string): void {
    const file = own(this.#workspace.state.files, id);
    if (!file || file.deleted) throw new SlackError('file_not_found');
    if (file.user !== this.#person.id) throw new SlackError('cant_delete_file');
    removeFile(this.#workspace, file);
  }
}
