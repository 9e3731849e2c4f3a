import type { Channel, WorkspaceState } from '../../state/state';
import type { Workspace } from '../../state/workspace';

/** The newest message of a channel that somebody has seen, as a `ts`; empty before the first. */
export function readUpTo({ reads }: WorkspaceState, user: string, channel: string): string {
  return reads?.[user]?.[channel] ?? '';
}

/**
 * Says that somebody has seen a channel up to a message; a mark never moves back. What does not stand there yet cannot
 * have been seen: a tab may speak of the workspace that was here before.
 */
export function markRead(workspace: Workspace, user: string, channel: Channel, ts: string): void {
  const { state } = workspace;
  const latest = channel.messages.at(-1)?.ts ?? '';
  const seen = ts < latest ? ts : latest;
  if (seen <= readUpTo(state, user, channel.id)) return;
  state.reads = { ...state.reads, [user]: { ...state.reads?.[user], [channel.id]: seen } };
  workspace.touch();
}
