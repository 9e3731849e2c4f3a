import type { WorkspaceProbe } from '../../slack/workspace-probe';
import { type Diagnosis, unlessSlackFails } from './diagnosis';

const check = 'announcements';

/** Looks for the channel in which incidents are announced, and whether the bot is or can be in it. */
export function checkAnnouncementChannel(probe: WorkspaceProbe, name: string): Promise<readonly Diagnosis[]> {
  return unlessSlackFails(check, async () => {
    const channel = await probe.channel(name);
    if (channel === undefined) {
      const sentence = `There is no channel #${name} that the bot can see. Create it, invite the bot if it is private, or name another one as “announcements” in FIRELOG_CONFIG.`;
      return [{ check, state: 'missing', sentence }];
    }
    if (channel.isArchived) {
      const sentence = `#${name} is archived. Unarchive it, or name another one as “announcements” in FIRELOG_CONFIG.`;
      return [{ check, state: 'wrong', sentence }];
    }
    const sentence = channel.isMember
      ? `The bot is in #${name}.`
      : `#${name} is public; the bot joins it when it starts.`;
    return [{ check, state: 'ok', sentence }];
  });
}
