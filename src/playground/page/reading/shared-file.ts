import { type Reply, textReply } from '../../http/reply';
import type { StoredFile } from '../../state/state';
import { findMessage } from '../../state/workspace';
import type { Viewer } from './viewer';

/** Pictures that browsers draw and cannot be made to run anything. */
const DRAWN: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);

/**
 * A file's bytes, for whoever sees a message that carries it. Nothing in it can act as the page: it is drawn in a sandbox
 * without scripts, and what is no picture is saved rather than opened.
 */
export function fileReply(viewer: Viewer, id: string): Reply {
  const { files } = viewer.installation.workspace.state;
  const file = Object.hasOwn(files, id) ? files[id] : undefined;
  if (!file || file.deleted || !isShownTo(viewer, file)) return textReply('No such file.', 404);
  const name = encodeURIComponent(file.name).replaceAll("'", '%27');
  return {
    type: 'content',
    status: 200,
    contentType: file.mimetype,
    body: Buffer.from(file.content, 'base64'),
    headers: {
      'content-disposition': `${DRAWN.has(file.mimetype) ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      // What a file holds never changes; who may see it may.
      'cache-control': 'private, max-age=300',
    },
  };
}

function isShownTo(viewer: Viewer, file: StoredFile): boolean {
  const { channels } = viewer.installation.workspace.state;
  return Object.entries(file.shares).some(([id, shares]) => {
    const channel = channels[id];
    if (!channel || !viewer.sees(channel)) return false;
    return shares.some((ts) => findMessage(channel, ts)?.deletedAt === undefined);
  });
}
