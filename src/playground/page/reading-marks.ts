import type { WorkspaceState } from '../workspace/state';
import type { Workspace } from '../workspace/workspace';

/** The newest message of a channel that somebody has seen, as a `ts`; empty before the first. */
export function readUpTo({ reads }: WorkspaceState, user: string, channel: string): string {
  return reads?.[user]?.[channel] ?? '';
}

/** Says that somebody has seen a channel up to a message; a mark never moves back. */
export function markRead(workspace: Workspace, user: string, channel: string, ts: string): void {
  const { state } = workspace;
  if (ts <= readUpTo(state, user, channel)) return;
  state.reads = { ...state.reads, [user]: { ...state.reads?.[user], [channel]: ts } };
  workspace.touch();
}
