import { permalinkOfFile } from '../state/permalink';
import type { StoredFile } from '../state/state';
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
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: isPublic(workspace, file),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${url}${name}`,
    url_private_download: `${url}download/${name}`,
    permalink: permalinkOfFile(workspace.state, file),
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    ...places(workspace, file),
  };
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
