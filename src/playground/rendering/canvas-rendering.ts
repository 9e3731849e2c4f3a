import { permalinkOfCanvas } from '../state/permalink';
import type { Canvas } from '../state/state';
import type { Workspace } from '../state/workspace';

/**
 * A canvas as Slack describes it among the files: of the type that canvases have had since they were Quip's. Source: what
 * `files.info` and `files.list` answered, recorded in rusq/slackdump and shaharia-lab/slackcli, pull request 32.
 */
export function renderCanvas(workspace: Workspace, canvas: Canvas): Record<string, unknown> {
  const { state } = workspace;
  const address = permalinkOfCanvas(state, canvas);
  const ids = Object.keys(canvas.channels);
  const of = (kind: string) => ids.filter((id) => state.channels[id]?.kind === kind);
  return {
    id: canvas.id,
    created: canvas.created,
    timestamp: canvas.created,
    updated: canvas.updated,
    name: canvas.title,
    title: canvas.title,
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    user: canvas.user,
    user_team: state.team.id,
    editable: true,
    mode: 'quip',
    is_external: false,
    external_type: '',
    is_public: of('public').length > 0,
    url_private: address,
    permalink: address,
    channels: of('public'),
    groups: of('private'),
    ims: [],
    shares: {},
  };
}
