import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { CommandFailed } from './output';

/** A postmortem of more is none that somebody wrote. */
const MAX_BYTES = 1_000_000;

/** Reads a postmortem in Markdown. Throws `CommandFailed` for what is no text, or is not there. */
export async function readPostmortem(path: string): Promise<string> {
  const file = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(unreadable(path, error.code));
  });
  if (!file.isFile()) {
    throw new CommandFailed(`${path} is no file. Name a postmortem in Markdown, such as draft.md.`);
  }
  if (file.size > MAX_BYTES) {
    throw new CommandFailed(
      `${path} has ${Math.ceil(file.size / 1_000_000)} MB, and a postmortem at most ${MAX_BYTES / 1_000_000}. Name another file.`,
    );
  }
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(unreadable(path, error.code));
  });
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8');
  throw new CommandFailed(`${path} is no text. Name a postmortem in Markdown, saved as UTF-8.`);
}

function unreadable(path: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `There is no file ${path}. Name a postmortem in Markdown, or an incident such as INC-7.`;
  }
  return `${path} cannot be read (${code ?? 'for no known reason'}). Name a file that you may read.`;
}
