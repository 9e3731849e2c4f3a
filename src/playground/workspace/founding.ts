import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { InstalledApp } from '../manifest';
import type { Bot, Team, WorkspaceState } from '../state/state';
import { Workspace } from '../state/workspace';
import { newChannel } from './channels';
import { addBotUser } from './people';

/** A new workspace with #general and the app's bot, which is in no channel yet. */
export function foundWorkspace(clock: Clock, app: InstalledApp, team: Partial<Team>): Workspace {
  const workspace = new Workspace(emptyState(team), clock);
  const { state } = workspace;
  const bot: Bot = { id: workspace.nextId('B'), appId: workspace.nextId('A'), name: app.botName };
  bot.userId = addBotUser(workspace, bot).id;
  state.bots[bot.id] = bot;
  Object.assign(state.app, { id: bot.appId, botId: bot.id, botUserId: bot.userId });
  const general = newChannel(workspace, 'public', 'general', bot.userId);
  general.isGeneral = true;
  state.channels[general.id] = general;
  return workspace;
}

/** A workspace that was stored, with the app installed anew: its name may have changed. */
export function reopenWorkspace(clock: Clock, app: InstalledApp, state: WorkspaceState): Workspace {
  const bot = state.bots[state.app.botId];
  const user = state.people[state.app.botUserId];
  if (bot) bot.name = app.botName;
  if (user) user.realName = app.botName;
  return new Workspace(state, clock);
}

function emptyState(team: Partial<Team>): WorkspaceState {
  const secret = (bytes: number) => randomBytes(bytes).toString('hex');
  return {
    team: { id: 'T0000000001', name: 'Playground', domain: 'playground', ...team },
    app: {
      id: '',
      botId: '',
      botUserId: '',
      botToken: `xoxb-playground-${secret(12)}`,
      appToken: `xapp-1-playground-${secret(16)}`,
      signingSecret: secret(16),
    },
    lastTs: 0,
    idCount: 0,
    people: {},
    bots: {},
    userGroups: {},
    channels: {},
    files: {},
    homes: {},
  };
}
