import { permalinkOfFile } from '../state/permalink';
import type { Channel, StoredFile } from '../state/state';
import type { Workspace } from '../state/workspace';

/** The file as Slack describes it; of a deleted one only that it is gone. */
export function renderFile(workspace: Workspace, id: string): Record<string, unknown> {
  const file = workspace.state.files[id];
  if (!file || file.deleted) return { id, mode: 'tombstone' };
  const url = `${workspace.url}files-pri/${workspace.state.team.id}-${id}/`;
  const name = encodeURIComponent(file.name);
  return {
    id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.filetype,
    user: file.user,
    user_team: workspace.state.team.id,
    editable: false,
    size: file.size,
    ...(file.external
      ? {
          mode: 'external',
          is_external: true,
          external_type: file.external.type,
          external_url: file.external.url,
        }
      : { mode: 'hosted', is_external: false, external_type: '' }),
    is_public: isPublic(workspace, file),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    // Of a file that lies elsewhere this is the address there.
    ...(file.external
      ? { url_private: file.external.url }
      : { url_private: `${url}${name}`, url_private_download: `${url}download/${name}` }),
    permalink: permalinkOfFile(workspace.state, file),
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    ...places(workspace, file),
  };
}

/**
 * The file as it stands in a message: in a channel that is shared with another workspace its id alone, and apps ask for the rest.
 * Sources: docs.slack.dev, reference/objects/file-object, and a message recorded at zenn.dev/straydog/articles/42c4152bf963e3.
 */
export function renderFileIn(
  workspace: Workspace,
  { sharedWith = [] }: Pick<Channel, 'sharedWith'>,
  id: string,
): Record<string, unknown> {
  const isTold = sharedWith.length === 0 || workspace.state.files[id]?.deleted === true;
  if (isTold) return renderFile(workspace, id);
  return { id, mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' };
}

function isPublic(workspace: Workspace, file: StoredFile): boolean {
  return Object.keys(file.shares).some((id) => workspace.state.channels[id]?.kind === 'public');
}

function places(workspace: Workspace, file: StoredFile): Record<string, unknown> {
  const of = (kind: string) =>
    Object.keys(file.shares).filter((id) => workspace.state.channels[id]?.kind === kind);
  const shares = (ids: string[]) =>
    Object.fromEntries(
      ids.map((id) => [
        id,
        (file.shares[id] ?? []).map((ts) => ({ ts, channel_name: workspace.state.channels[id]?.name })),
      ]),
    );
  const [channels, groups, ims] = [of('public'), of('private'), [...of('im'), ...of('mpim')]];
  return {
    channels,
    groups,
    ims,
    shares: { public: shares(channels), private: shares([...groups, ...ims]) },
  };
}
